/// The configuration of an embedded cluster, written anew at each start.
enum ClusterSettings {
    /// Values never reach the log: not as parameters, and not as the details of an error ("Key (email)=(…) already exists").
    ///
    /// Autovacuum looks for work every five seconds: until a table that has just been filled is analysed, PostgreSQL takes it for empty and reads it
    /// from end to end. A list is twelve times slower then.
    static func text(socket: String, profile: Cluster.Profile) -> String {
        """
        listen_addresses = ''
        unix_socket_directories = '\(socket)'
        unix_socket_permissions = 0700
        port = 5432
        max_connections = 120
        password_encryption = 'scram-sha-256'
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_line_prefix = '%m [%p] %u@%d '
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_error_verbosity = terse
        log_min_error_statement = panic
        log_checkpoints = off
        jit = off
        random_page_cost = 1.1
        effective_io_concurrency = 200
        wal_compression = on
        checkpoint_completion_target = 0.9
        autovacuum_naptime = 5s
        autovacuum_vacuum_scale_factor = 0.05
        autovacuum_analyze_scale_factor = 0.02
        track_io_timing = on
        \(specific(profile))
        """
    }

    /// Tests give up safety in a crash of the machine for speed; a crash of PostgreSQL alone loses nothing either way.
    private static func specific(_ profile: Cluster.Profile) -> String {
        switch profile {
        case .production:
            """
            shared_buffers = 512MB
            effective_cache_size = 2GB
            work_mem = 8MB
            maintenance_work_mem = 128MB
            wal_buffers = 16MB
            max_wal_size = 2GB
            min_wal_size = 256MB
            """
        case .test:
            """
            shared_buffers = 128MB
            fsync = off
            synchronous_commit = off
            full_page_writes = off
            max_wal_size = 1GB
            autovacuum = on
            """
        }
    }

    /// Passwords for everybody: the socket is reachable for root besides the cluster's own user.
    static let access = """
        local all all scram-sha-256
        """
}
