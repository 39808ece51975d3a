import Core

/// What fills a database with a million customers in a minute and a half. Foreign keys are not looked up: the rows are made to fit. Indexes are made
/// once the rows are there.
///
/// Whose a record is, and what it holds, follows from its number `i` and from dice `h` that fall the same every time.
struct FullDatabaseScripts: Sendable {
    let large: ID
    let small: ID
    /// Users of the large workspace who are there already.
    let owners: [ID]

    /// For each session that fills.
    static let session = "set session_replication_role = replica; set maintenance_work_mem = '384MB'; set work_mem = '256MB'"

    var setUp: [String] { [functions, withoutIndexes, teams, users] }

    private var functions: String {
        """
        create schema filling;
        create function filling.tenant(i int) returns uuid language sql immutable
            as $$ select case when i % 400 = 0 then '\(small)' else '\(large)' end::uuid $$;
        create function filling.id(i int, kind text) returns uuid language sql immutable
            as $$ select (lpad(to_hex(1700000000000 + i::bigint * 60000), 12, '0') || '7000a' || substr(md5(kind || i), 1, 15))::uuid $$;
        create function filling.moment(i int) returns timestamptz language sql immutable
            as $$ select to_timestamp(1700000000 + i::bigint * 60) $$;
        create function filling.dice(i int) returns int language sql immutable as $$ select abs(hashint4(i)) % 10000000 $$;
        """
    }

    /// The key of the values as well: it is the largest index.
    private var withoutIndexes: String {
        """
        create unlogged table filling.definition as
            select row_number() over (order by indexrelid) as place, indrelid::regclass::text as of, indexrelid::regclass::text as name,
                pg_get_indexdef(indexrelid) as text
            from pg_index where not indisunique and indrelid = any(
                array['customers.customers', 'funnel.deals', 'core.custom_record', 'core.field_value']::regclass[]);
        do $$ declare d record; begin for d in select * from filling.definition loop execute 'drop index ' || d.name; end loop; end $$;
        alter table core.field_value drop constraint field_value_pkey
        """
    }

    func indexes(_ half: Int) -> String { indexes("of <> 'core.field_value' and place % 2 = \(half)") }

    var valueIndexes: String {
        """
        alter table core.field_value add constraint field_value_pkey primary key (tenant_id, record_id, field_id, position);
        \(indexes("of = 'core.field_value'"))
        """
    }

    private func indexes(_ condition: String) -> String {
        """
        do $$ declare d record; begin
            for d in select * from filling.definition where \(condition) order by place loop execute d.text; end loop;
        end $$
        """
    }

    func vacuum(_ table: String) -> String { "vacuum (analyze) \(table)" }

    /// Below team 2 are 120 others, below team 123 twenty, below team 144 one; below team 501 twenty whose users own next to nothing.
    private var teams: String {
        """
        create unlogged table filling.team as
            select n, '\(large)'::uuid as tenant, filling.id(n, 'large team') as id,
                case when n = 1 then null when n in (2, 123, 144, 146, 501) then 1 when n <= 122 then 2 + (n - 3) / 4
                    when n <= 143 then 123 + (n - 124) / 4 when n = 145 then 144 when n <= 500 then 146 + (n - 147) / 4 else 501 end as parent
            from generate_series(1, 521) n
            union all select n, '\(small)', filling.id(n, 'small team'), null from generate_series(1, 5) n;
        insert into core.team (tenant_id, id, created_at, updated_at, name, parent)
            select t.tenant, t.id, now(), now(), 'Team ' || t.n, p.id
            from filling.team t left join filling.team p on p.tenant = t.tenant and p.n = t.parent
        """
    }

    /// Of a million records the first four users own none, 50, 5,000 and 50,000, the last 84 one each; the others more, the earlier they came.
    private var users: String {
        """
        create unlogged table filling.colleague as
            select n, '\(large)'::uuid as tenant, coalesce((array[\(owners.map { "'\($0)'" }.joined(separator: ", "))]::uuid[])[n],
                filling.id(n, 'large user')) as id, case when n <= 2000 then 1 + n % 500 else 501 + n % 21 end as team
            from generate_series(1, 2084) n
            union all select n, '\(small)', filling.id(n, 'small user'), 1 + n % 5 from generate_series(1, 20) n;
        insert into core.user (tenant_id, id, created_at, updated_at, email, name, role, language, status, team)
            select c.tenant, c.id, now(), now(), 'u' || c.n || '@example.com', 'Colleague ' || c.n, 'member', 'zh', 'active', t.id
            from filling.colleague c join filling.team t on t.tenant = c.tenant and t.n = c.team
            on conflict do nothing;
        create function filling.owner(i int, h int) returns int language sql immutable as $$
            select case when i % 400 = 0 then 1 + h % 20 when i % 20 = 1 then 4 when i % 200 = 2 then 3 when i % 20000 = 3 then 2
                when i % 12000 = 7 then 2001 + i / 12000 else 5 + (1995 * ((h % 9973) / 9973.0 :: float8) ^ 2)::int end $$;
        create unlogged table filling.holder as
            select c.tenant, c.n, c.id, t.id as team from filling.colleague c join filling.team t on t.tenant = c.tenant and t.n = c.team;
        create index on filling.holder (tenant, n);
        analyze filling.holder
        """
    }

    /// Other workspaces' teams, pipelines and stages.
    var crowd: String {
        """
        create unlogged table filling.other as select i, gen_random_uuid() as tenant from generate_series(1, 1000) i;
        insert into core.team (tenant_id, id, created_at, updated_at, name)
            select tenant, gen_random_uuid(), now(), now(), 'Team ' || n from filling.other, generate_series(1, 5) n;
        insert into core.user (tenant_id, id, created_at, updated_at, email, name, role, language, status)
            select tenant, gen_random_uuid(), now(), now(), n || '@example.com', 'User ' || n, 'member', 'zh', 'active'
            from filling.other, generate_series(1, 5) n;
        insert into core.record_share (tenant_id, id, version, created_at, updated_at, record_type, record, "user", level)
            select tenant, gen_random_uuid(), 1, now(), now(), 'customer', gen_random_uuid(), gen_random_uuid(), 'read'
            from filling.other, generate_series(1, 20) n;
        insert into funnel.pipelines (tenant_id, id, version, created_at, updated_at, name, position)
            select tenant, gen_random_uuid(), 1, now(), now(), 'Pipeline ' || n, n from filling.other, generate_series(1, 3) n;
        insert into funnel.stages (tenant_id, id, version, created_at, updated_at, pipeline, name, kind, position, probability)
            select p.tenant_id, gen_random_uuid(), 1, now(), now(), p.id, 'Stage ' || n, 'open', n, 50
            from funnel.pipelines p, generate_series(1, 5) n where exists (select from filling.other o where o.tenant = p.tenant_id);
        insert into customers.contacts (tenant_id, id, version, created_at, updated_at, customer, name, is_primary, do_not_contact)
            select filling.tenant(i * 40), filling.id(i, 'contact'), 1, now(), now(), filling.id(i * 40, 'customer'), 'Contact ' || i, false, false
            from generate_series(1, 5000) i;
        insert into customers.orders (tenant_id, id, version, created_at, updated_at, customer, number, status, ordered_on, payment_status)
            select filling.tenant(i * 40), filling.id(i, 'order'), 1, now(), now(), filling.id(i * 40, 'customer'), 'O-' || i, 'confirmed', now(),
                'paid' from generate_series(1, 5000) i
        """
    }

    var customers: String {
        """
        insert into customers.customers (tenant_id, id, version, external_id, created_at, updated_at, name, kind, lifecycle, level, owner, team,
            source, email, phone, mobile, province, city, industry, annual_revenue, annual_revenue_currency, parent, last_contacted_at,
            next_follow_up_on, do_not_contact, website, employees, tags, custom)
        select c.tenant, filling.id(i, 'customer'), 1, 'C' || i, filling.moment(i), filling.moment(i + h % 500000),
            'Customer ' || lpad((i::bigint * 7919 % 2000003)::text, 7, '0'), 'company',
            (array['lead', 'prospect', 'active', 'dormant', 'lost'])[1 + h % 5],
            case when h % 3 > 0 then (array['vip', 'key', 'regular', 'low'])[1 + h / 7 % 4] end, c.id, case when h % 10 > 2 then c.team end,
            (array['website', 'search', 'social', 'exhibition', 'referral', 'partner', 'store', 'other'])[1 + h / 11 % 8],
            'c' || h % 10000 || 'n' || i || '@example.com', '+8621' || lpad(h::text, 8, '0'), '+86138' || lpad((h / 2)::text, 8, '0'),
            'Province ' || h / 13 % 30, 'City ' || h / 17 % 300,
            (array['manufacturing', 'retail', 'technology', 'finance', 'energy'])[1 + h / 19 % 5],
            case when h % 4 > 0 then h::bigint * 100 end, case when h % 4 > 0 then 'CNY' end,
            case when i > 4000 and h % 10 = 0 then filling.id(i - 4000, 'customer') end,
            case when h % 4 > 0 then filling.moment(i + h % 900000) end, case when h % 5 > 0 then date '2026-01-01' + h % 7000 end,
            false, 'https://example.com/' || h, h % 5000, array['t' || h % 50],
            format('{"1":%s,"2":"b%s","3":"2026-01-01","4":%s,"5":"2026-01-01T00:00:00.000Z"%s}', h % 1000000, h % 200000, h % 999, notes)::jsonb
        from (select i, filling.dice(i) as h from generate_series(1, 1000000) i) numbers
            join filling.holder c on c.tenant = filling.tenant(i) and c.n = filling.owner(i, h),
            (select string_agg(format(',"%s":"n%s"', s, s), '') as notes from generate_series(6, 20) s) n
        order by i
        """
    }

    /// Three in four customers have a score, all have a badge and a visit, one in ten has been seen or rated.
    var values: String {
        """
        insert into core.field_value (tenant_id, record_id, field_id, position, int_value, text_value, date_value, time_value)
        select f.tenant_id, filling.id(i, 'customer'), f.id, 0, case f.name when 'c_score' then h % 1000000 when 'c_rating' then h % 999 end,
            case f.name when 'c_badge' then 'badge ' || lpad((h % 200000)::text, 6, '0') end,
            case f.name when 'c_visited' then date '2026-01-01' + h % 7000 end, case f.name when 'c_seen' then filling.moment(h) end
        from (select i, filling.dice(i) as h from generate_series(1, 1000000) i) c
            join core.field f on f.tenant_id = filling.tenant(i) and f.filterable
        where case f.name when 'c_score' then h % 4 > 0 when 'c_rating' then h % 10 = 1 when 'c_seen' then h % 10 = 2 else true end
        """
    }

    /// Every hundredth is of the small object, every ninth in the bin.
    var machines: String {
        """
        insert into core.custom_record (tenant_id, object_id, id, version, external_id, created_at, updated_at, deleted_at, name, owner, team)
        select c.tenant, o.id, filling.id(i * 10, 'machine'), 1, 'M' || i, filling.moment(i * 10), filling.moment(i * 10 + h % 90000),
            case when i % 9 = 0 then filling.moment(i * 10 + 900000) end, 'Machine ' || lpad((i::bigint * 7919 % 50021)::text, 6, '0'), c.id, c.team
        from (select i, filling.dice(i) as h from generate_series(1, 50000) i) numbers
            join filling.holder c on c.tenant = filling.tenant(i * 10) and c.n = filling.owner(i * 10, h)
            join core.object o on o.tenant_id = c.tenant and o.name = case when i % 100 = 0 then 'c_site' else 'c_machine' end
        order by i
        """
    }

    /// Three in ten are open. A deal's customer is older than the deal.
    var deals: String {
        """
        create unlogged table filling.step as
            select s.*, row_number() over (partition by tenant_id order by position, id) as place from funnel.stages s
            where s.tenant_id in ('\(large)', '\(small)');
        insert into funnel.deals (tenant_id, id, version, external_id, created_at, updated_at, name, customer, pipeline, stage, status, amount,
            amount_currency, probability, forecast, expected_close, owner, team, next_step_on, stage_entered_at, closed_at)
        select c.tenant, filling.id(i * 10, 'deal'), 1, 'D' || i, filling.moment(i * 10), filling.moment(i * 10 + h % 90000),
            'Deal ' || lpad((i::bigint * 7919 % 50021)::text, 6, '0'), filling.id(i * 10, 'customer'), s.pipeline, s.id, s.kind,
            case when h % 5 > 0 then h * 10 end, case when h % 5 > 0 then 'CNY' end, s.probability, 'pipeline',
            case when h % 6 > 0 then date '2026-01-01' + h % 700 end, c.id, c.team, case when h % 3 > 0 then date '2026-01-01' + h % 300 end,
            filling.moment(i * 10), case when s.kind <> 'open' then filling.moment(i * 10 + h % 90000) end
        from (select i, filling.dice(i) as h from generate_series(1, 50000) i) numbers
            join filling.holder c on c.tenant = filling.tenant(i * 10) and c.n = filling.owner(i * 10, h)
            join filling.step s on s.tenant_id = c.tenant
                and s.place = case when h % 10 < 3 then 1 + h / 29 % 4 when h % 10 < 6 then 5 else 6 end
        order by i
        """
    }
}
