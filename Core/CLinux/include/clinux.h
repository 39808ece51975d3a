#ifndef GUANXI_CLINUX_H
#define GUANXI_CLINUX_H
#include <stdint.h>
#include <sys/eventfd.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

/* Kernel AIO used for one thing only: readiness of a socket as a count on an eventfd (io_submit(2), IOCB_CMD_POLL). */
int clinux_aio_setup(unsigned events, uint64_t *context);
int clinux_aio_poll(uint64_t context, int fd, int eventfd, int writable, uint64_t data);
int clinux_aio_reap(uint64_t context, uint64_t *data, int max);
void clinux_aio_destroy(uint64_t context);

/* epoll(7) where the union in struct epoll_event is in Swift's way. Both return -1 and errno on failure. */
int clinux_epoll_set(int epoll, int fd, int is_new, uint32_t events, uint64_t data);
int clinux_epoll_wait(int epoll, uint64_t *data, int max);

/* Calls that Swift's Glibc does not show: pipe2(2) with O_CLOEXEC; st_mode of a path, -1 where there is none;
   a change of directory in posix_spawn_file_actions_t, with every file but the first three closed: a postmaster that inherits the
   listening socket would keep the port after its server's end. */
int clinux_pipe(int ends[2]);
int clinux_mode(const char *path);
int clinux_spawn_in(void *file_actions, const char *directory);

/* Name and nice value of the calling thread (Linux keeps both per thread). */
void clinux_thread_name(const char *name);
int clinux_thread_nice(int increment);

/* Nanoseconds since 1970-01-01T00:00Z, and since some fixed moment for measuring spans. */
static inline int64_t clinux_realtime(void) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
static inline int64_t clinux_monotonic(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}
#endif
