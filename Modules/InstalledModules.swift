import Core
import Customers
import Funnel
import Tenants

/// The plug board: every module that this server has. The order is that of their migrations and of the menu.
public enum InstalledModules {
    public static let all: [any Module] = [
        TenantsModule(),
        CustomersModule(),
        FunnelModule(),
    ]
}
