#define _GNU_SOURCE
#include "clinux.h"
#include <linux/aio_abi.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>

int clinux_aio_setup(unsigned events, uint64_t *context) {
    aio_context_t made = 0;
    int result = (int)syscall(SYS_io_setup, events, &made);
    *context = made;
    return result;
}

int clinux_aio_poll(uint64_t context, int fd, int eventfd, int writable, uint64_t data) {
    struct iocb block = {0};
    block.aio_lio_opcode = IOCB_CMD_POLL;
    block.aio_fildes = fd;
    block.aio_buf = writable ? POLLOUT : POLLIN;
    block.aio_flags = IOCB_FLAG_RESFD;
    block.aio_resfd = eventfd;
    block.aio_data = data;
    struct iocb *pointer = &block;
    return (int)syscall(SYS_io_submit, (aio_context_t)context, 1, &pointer);
}

int clinux_aio_reap(uint64_t context, uint64_t *data, int max) {
    struct io_event events[64];
    if (max > 64) max = 64;
    int count = (int)syscall(SYS_io_getevents, (aio_context_t)context, 0, max, events, (void *)0);
    for (int i = 0; i < count; i++) data[i] = events[i].data;
    return count;
}

void clinux_aio_destroy(uint64_t context) { syscall(SYS_io_destroy, (aio_context_t)context); }

void clinux_thread_name(const char *name) { pthread_setname_np(pthread_self(), name); }

int clinux_thread_nice(int increment) { return setpriority(PRIO_PROCESS, gettid(), increment); }

int clinux_epoll_set(int epoll, int fd, int is_new, uint32_t events, uint64_t data) {
    struct epoll_event event = {0};
    event.events = events;
    event.data.u64 = data;
    return epoll_ctl(epoll, is_new ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, fd, &event);
}

int clinux_epoll_wait(int epoll, uint64_t *data, int max) {
    struct epoll_event events[64];
    if (max > 64) max = 64;
    int count = epoll_wait(epoll, events, max, -1);
    for (int i = 0; i < count; i++) data[i] = events[i].data.u64;
    return count;
}

int clinux_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int clinux_mode(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 ? (int)status.st_mode : -1;
}

int clinux_spawn_in(void *file_actions, const char *directory) {
    int failure = posix_spawn_file_actions_addchdir_np((posix_spawn_file_actions_t *)file_actions, directory);
    return failure ? failure : posix_spawn_file_actions_addclosefrom_np((posix_spawn_file_actions_t *)file_actions, 3);
}
