import Core
import Customers
import Funnel
import TestKit

/// A server over 100,000 customers, 50,000 deals and 50,000 records of two objects of one's own: nearly all of one workspace, every fortieth of a
/// small one beside it. The records of a thousand others are only there so that no table is so small that an index is not worth while.
struct FullDatabase: Sendable {
    let large: TestTenant
    let small: TestTenant
    let scratch: ScratchDatabase
    let log: PlanLog

    static func shared() async throws -> FullDatabase { try await starting.value }

    private static let starting = Task { try await start() }
    private static let tables =
        [Customer.type, Contact.type, Order.type, Deal.type, Pipeline.type, Stage.type, User.type, Team.type].map(\.table) + [
            "core.field_value", "core.custom_record",
        ]

    private static func start() async throws -> FullDatabase {
        let scratch = try await TestCluster.shared.lasting()
        let log = try await PlanLog(of: scratch, tables: Set(tables))
        let server = try await TestServer.start(on: scratch)
        let large = try await server.makeTenant(modules: [FunnelModule()], plan: nil)
        let small = try await server.makeTenant(modules: [FunnelModule()], plan: nil)
        for tenant in [large, small] { try await addFields(to: tenant) }
        try await fill(scratch, large: large.id, small: small.id)
        return FullDatabase(large: large, small: small, scratch: scratch, log: log)
    }

    /// Of the workspaces' own: fields to filter and sort customers by, a large object and a small one.
    private static func addFields(to tenant: TestTenant) async throws {
        for name in ["c_machine", "c_site"] { _ = try await tenant.create("objects", ["name": .string(name), "title_en": .string(name)]) }
        for (name, kind) in [("c_score", "integer"), ("c_badge", "text"), ("c_visited", "date")] {
            _ = try await tenant.create(
                "fields", ["record_type": "customer", "name": .string(name), "title_en": .string(name), "kind": .string(kind), "filterable": true])
        }
    }

    private static func fill(_ scratch: ScratchDatabase, large: ID, small: ID) async throws {
        let scripts = [setUp(large: large, small: small), crowd, colleagues, customers, customValues, deals, machines, indexes]
        try await AdminSession.run(scratch.urls.superuser) { session in
            for script in scripts { try session.run(script: script) }
            for table in tables { try session.run(script: "vacuum (analyze) \(table)") }
        }
    }

    /// Foreign keys are not looked up: the rows are made to fit. Indexes are made once the rows are there.
    private static func setUp(large: ID, small: ID) -> String {
        """
        set session_replication_role = replica;
        set maintenance_work_mem = '256MB';
        create function pg_temp.tenant(i int) returns uuid language sql immutable
            as $$ select case when i % 40 = 0 then '\(small)' else '\(large)' end::uuid $$;
        create function pg_temp.id(i int, kind text) returns uuid language sql immutable
            as $$ select (lpad(to_hex(1700000000000 + i::bigint * 600000), 12, '0') || '7000a' || substr(md5(kind || i), 1, 15))::uuid $$;
        create function pg_temp.moment(i int) returns timestamptz language sql immutable
            as $$ select to_timestamp(1700000000 + i::bigint * 600) $$;
        create temporary table definition as select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as text
            from pg_index where indrelid in ('customers.customers'::regclass, 'funnel.deals'::regclass, 'core.custom_record'::regclass)
                and not indisunique;
        do $$ declare d record; begin for d in select * from definition loop execute 'drop index ' || d.name; end loop; end $$;
        """
    }

    private static let indexes = "do $$ declare d record; begin for d in select * from definition loop execute d.text; end loop; end $$"

    /// Other workspaces' teams, pipelines and stages.
    private static let crowd = """
        create temporary table other as select i, gen_random_uuid() as tenant from generate_series(1, 1000) i;
        insert into core.team (tenant_id, id, created_at, updated_at, name)
            select tenant, gen_random_uuid(), now(), now(), 'Team ' || n from other, generate_series(1, 5) n;
        insert into core.user (tenant_id, id, created_at, updated_at, email, name, role, language, status)
            select tenant, gen_random_uuid(), now(), now(), n || '@example.com', 'User ' || n, 'member', 'zh', 'active'
            from other, generate_series(1, 5) n;
        insert into funnel.pipelines (tenant_id, id, version, created_at, updated_at, name, position)
            select tenant, gen_random_uuid(), 1, now(), now(), 'Pipeline ' || n, n from other, generate_series(1, 3) n;
        insert into funnel.stages (tenant_id, id, version, created_at, updated_at, pipeline, name, kind, position, probability)
            select p.tenant_id, gen_random_uuid(), 1, now(), now(), p.id, 'Stage ' || n, 'open', n, 50
            from funnel.pipelines p, generate_series(1, 5) n where exists (select from other o where o.tenant = p.tenant_id);
        insert into customers.contacts (tenant_id, id, version, created_at, updated_at, customer, name, is_primary, do_not_contact)
            select pg_temp.tenant(i), pg_temp.id(i, 'contact'), 1, now(), now(), pg_temp.id(i * 40, 'customer'), 'Contact ' || i, false, false
            from generate_series(1, 5000) i;
        insert into customers.orders (tenant_id, id, version, created_at, updated_at, customer, number, status, ordered_on, payment_status)
            select pg_temp.tenant(i), pg_temp.id(i, 'order'), 1, now(), now(), pg_temp.id(i * 40, 'customer'), 'O-' || i, 'confirmed', now(), 'paid'
            from generate_series(1, 5000) i
        """

    private static let colleagues = """
        create temporary table colleague as select pg_temp.tenant(i) as tenant, (i + 39) / 40 % 20 as n, pg_temp.id(i, 'user') as id
            from (select n * 40 + o as i from generate_series(1, 20) n, (values (0), (1)) v (o)) numbers;
        insert into core.user (tenant_id, id, created_at, updated_at, email, name, role, language, status)
            select tenant, id, now(), now(), 'u' || n || '@example.com', 'Colleague ' || n, 'member', 'zh', 'active' from colleague;
        insert into core.team (tenant_id, id, created_at, updated_at, name) select tenant, id, now(), now(), 'Team ' || n from colleague where n < 5
        """

    private static let customers = """
        insert into customers.customers (tenant_id, id, version, external_id, created_at, updated_at, name, kind, lifecycle, level, owner, team, source,
            email, phone, mobile, province, city, industry, annual_revenue, annual_revenue_currency, parent, last_contacted_at, next_follow_up_on,
            do_not_contact, website, employees, tags)
        select pg_temp.tenant(i), pg_temp.id(i, 'customer'), 1, 'C' || i, pg_temp.moment(i), pg_temp.moment(i + h % 50000),
            'Customer ' || lpad((i::bigint * 7919 % 200003)::text, 6, '0'), 'company', (array['lead', 'prospect', 'active', 'dormant', 'lost'])[1 + h % 5],
            case when h % 3 > 0 then (array['vip', 'key', 'regular', 'low'])[1 + h / 7 % 4] end, c.id, t.id,
            (array['website', 'search', 'social', 'exhibition', 'referral', 'partner', 'store', 'other'])[1 + h / 11 % 8],
            'c' || h % 1000 || 'n' || i || '@example.com', '+8621' || lpad(h::text, 8, '0'), '+86138' || lpad((h / 2)::text, 8, '0'),
            'Province ' || h / 13 % 30, 'City ' || h / 17 % 300, (array['manufacturing', 'retail', 'technology', 'finance', 'energy'])[1 + h / 19 % 5],
            case when h % 4 > 0 then h::bigint * 100 end, case when h % 4 > 0 then 'CNY' end,
            case when i > 4000 and h % 10 = 0 then pg_temp.id(i - 4000, 'customer') end,
            case when h % 4 > 0 then pg_temp.moment(i + h % 90000) end, case when h % 5 > 0 then date '2026-01-01' + h % 700 end,
            false, 'https://example.com/' || h, h % 5000, array['t' || h % 50]
        from (select i, abs(hashint4(i)) % 10000000 as h from generate_series(1, 100000) i) numbers
            join colleague c on c.tenant = pg_temp.tenant(i) and c.n = h % 20 join colleague t on t.tenant = c.tenant and t.n = h / 23 % 5
        order by i
        """

    /// Three in four customers have a score, all have a badge.
    private static let customValues = """
        insert into core.field_value (tenant_id, record_id, field_id, position, int_value, text_value, date_value)
        select c.tenant_id, c.id, f.id, 0, case f.name when 'c_score' then h % 100000 end,
            case f.name when 'c_badge' then 'badge ' || lpad((h % 20000)::text, 6, '0') end,
            case f.name when 'c_visited' then date '2026-01-01' + h % 700 end
        from (select c.*, abs(hashtext(c.external_id)) as h from customers.customers c where c.external_id like 'C%') c
            join core.field f on f.tenant_id = c.tenant_id where f.name <> 'c_score' or h % 4 > 0
        """

    /// Every hundredth is of the small object, every ninth in the bin.
    private static let machines = """
        insert into core.custom_record (tenant_id, object_id, id, version, external_id, created_at, updated_at, deleted_at, name, owner, team)
        select c.tenant, o.id, pg_temp.id(i, 'machine'), 1, 'M' || i, pg_temp.moment(i), pg_temp.moment(i + h % 9000),
            case when i % 9 = 0 then pg_temp.moment(i + 90000) end, 'Machine ' || lpad((i::bigint * 7919 % 50021)::text, 6, '0'), c.id, t.id
        from (select i, abs(hashint4(i)) % 10000000 as h from generate_series(1, 50000) i) numbers
            join colleague c on c.tenant = pg_temp.tenant(i) and c.n = h % 20 join colleague t on t.tenant = c.tenant and t.n = h / 23 % 5
            join core.object o on o.tenant_id = c.tenant and o.name = case when i % 100 = 0 then 'c_site' else 'c_machine' end
        order by i
        """

    /// Three in ten are open. A deal's customer is older than the deal.
    private static let deals = """
        create temporary table step as select s.*, row_number() over (partition by tenant_id order by position, id) as place from funnel.stages s
            where exists (select from colleague c where c.tenant = s.tenant_id);
        insert into funnel.deals (tenant_id, id, version, external_id, created_at, updated_at, name, customer, pipeline, stage, status, amount,
            amount_currency, probability, forecast, expected_close, owner, team, next_step_on, stage_entered_at, closed_at)
        select c.tenant, pg_temp.id(i, 'deal'), 1, 'D' || i, pg_temp.moment(i), pg_temp.moment(i + h % 9000),
            'Deal ' || lpad((i::bigint * 7919 % 50021)::text, 6, '0'), pg_temp.id(i, 'customer'), s.pipeline, s.id, s.kind,
            case when h % 5 > 0 then h * 10 end, case when h % 5 > 0 then 'CNY' end, s.probability, 'pipeline',
            case when h % 6 > 0 then date '2026-01-01' + h % 700 end, c.id, t.id, case when h % 3 > 0 then date '2026-01-01' + h % 300 end,
            pg_temp.moment(i), case when s.kind <> 'open' then pg_temp.moment(i + h % 9000) end
        from (select i, abs(hashint4(i)) % 10000000 as h from generate_series(1, 50000) i) numbers
            join colleague c on c.tenant = pg_temp.tenant(i) and c.n = h % 20 join colleague t on t.tenant = c.tenant and t.n = h / 23 % 5
            join step s on s.tenant_id = c.tenant and s.place = case when h % 10 < 3 then 1 + h / 29 % 4 when h % 10 < 6 then 5 else 6 end
        order by i
        """
}
