// Stand-ins so that Core compiles until their owners publish: delete your line when you do.
public struct JobType: Sendable {}
