import Core

enum WelcomeMail {
    static func text(_ founding: WorkspaceFounding, publicURL: String) -> Mail {
        let url = "\(publicURL)/sign-in?workspace=\(founding.slug)"
        switch founding.language {
        case .en:
            return Mail(
                to: founding.email, subject: "Welcome to Guanxi",
                text: """
                    Hello \(founding.name),

                    the workspace "\(founding.company)" is ready. Its address is \(founding.slug).
                    For thirty days you can use everything that the growth plan has.

                    Sign in: \(url)
                    """)
        case .zh:
            return Mail(
                to: founding.email, subject: "欢迎使用 Guanxi",
                text: """
                    \(founding.name)，您好：

                    工作区“\(founding.company)”已开通，地址为 \(founding.slug)。
                    三十天内您可以使用成长版的全部功能。

                    登录：\(url)
                    """)
        }
    }
}

enum PasswordResetMail {
    static func text(to email: String, name: String, url: String, _ language: Language) -> Mail {
        switch language {
        case .en:
            Mail(
                to: email, subject: "Set a new password",
                text: """
                    Hello \(name),

                    somebody, probably you, asked for a new password. This link works once, for \(PasswordReset.hours) hours:

                    \(url)

                    If it was not you, do nothing: your password stays as it is.
                    """)
        case .zh:
            Mail(
                to: email, subject: "重设密码",
                text: """
                    \(name)，您好：

                    有人（可能是您）申请重设密码。以下链接仅可使用一次，\(PasswordReset.hours) 小时内有效：

                    \(url)

                    如果不是您本人操作，请忽略此邮件，您的密码不会改变。
                    """)
        }
    }
}

enum InvitationMail {
    static func text(to email: String, workspace: String, inviter: String?, url: String, _ language: Language) -> Mail {
        switch language {
        case .en:
            Mail(
                to: email, subject: "You are invited to \(workspace)",
                text: """
                    Hello,

                    \(inviter ?? "An administrator") invites you to work in "\(workspace)" on Guanxi. This link works once, for \(Invitation.days) days:

                    \(url)
                    """)
        case .zh:
            Mail(
                to: email, subject: "邀请您加入 \(workspace)",
                text: """
                    您好：

                    \(inviter ?? "管理员")邀请您加入 Guanxi 工作区“\(workspace)”。以下链接仅可使用一次，\(Invitation.days) 天内有效：

                    \(url)
                    """)
        }
    }
}
