#include "planner/world/seccomp_filter.hpp"

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <vector>

namespace sshplan {

// Sanitizers start a process to look for leaks.
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__)) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(SSHPLAN_INSTRUMENTED)

namespace {

#ifdef __x86_64__
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#endif

constexpr std::uint32_t first_of_x32 = 0x40000000;  // the same calls by other numbers

/// Calls that no answer needs.
constexpr std::array forbidden{
    // programs and processes
    SYS_execve,
    SYS_execveat,
    SYS_clone,
    SYS_clone3,
#ifdef SYS_fork
    SYS_fork,
    SYS_vfork,
#endif
    // whoever is outside
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_sendmmsg,
    // other processes
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_pidfd_open,
    SYS_pidfd_getfd,
    SYS_kcmp,
    // ways around this filter, and into the kernel
    SYS_io_uring_setup,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_memfd_create,
    SYS_keyctl,
    SYS_add_key,
    SYS_request_key,
    SYS_unshare,
    SYS_setns,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_open_by_handle_at,
    SYS_fsopen,
    SYS_open_tree,
    SYS_move_mount,
    SYS_personality,  // may make all memory code
    SYS_shmat,
    SYS_shmget,
    SYS_msgget,
    SYS_semget,
    // signals and priorities of others
    SYS_tkill,
    SYS_rt_sigqueueinfo,
    SYS_rt_tgsigqueueinfo,
    SYS_pidfd_send_signal,
    SYS_setpriority,
};

/// Calls that change files, and that Landlock lets pass.
constexpr std::array changing{
    SYS_truncate,    SYS_ftruncate,    SYS_fchmod,       SYS_fchmodat,  SYS_fchown,
    SYS_fchownat,    SYS_utimensat,    SYS_setxattr,     SYS_lsetxattr, SYS_fsetxattr,
    SYS_removexattr, SYS_lremovexattr, SYS_fremovexattr,
#ifdef SYS_chmod
    SYS_chmod,       SYS_chown,        SYS_lchown,       SYS_utime,     SYS_utimes,
    SYS_futimesat,
#endif
};

/// Calls whose first argument says who gets a signal: a process may be ended by one of its own.
constexpr std::array signalling{SYS_kill, SYS_tgkill};

/// Orders to a terminal that put words into the mouth of whoever sits at it (ioctl_tty(2)).
constexpr std::array<std::uint32_t, 2> speaking{TIOCSTI, TIOCLINUX};

/// Calls whose third argument says whether memory may be run: that is how code is loaded.
constexpr std::array by_protection{SYS_mmap, SYS_mprotect, SYS_pkey_mprotect};

constexpr std::uint32_t offset_of_architecture = offsetof(seccomp_data, arch);
constexpr std::uint32_t offset_of_number = offsetof(seccomp_data, nr);
constexpr std::uint32_t argument_size = sizeof(std::uint64_t);
// The low half of an argument: both architectures are little-endian.
constexpr std::uint32_t offset_of_first = offsetof(seccomp_data, args);
constexpr std::uint32_t offset_of_second = offset_of_first + argument_size;
constexpr std::uint32_t offset_of_third = offset_of_second + argument_size;

using Program = std::vector<sock_filter>;

void load(Program& program, std::uint32_t offset) {
    program.push_back({BPF_LD | BPF_W | BPF_ABS, 0, 0, offset});
}

/// The next `skipped` steps are passed over unless a test holds.
void unless(Program& program, std::uint16_t test, std::uint32_t value, std::uint8_t skipped) {
    program.push_back({static_cast<std::uint16_t>(BPF_JMP | test | BPF_K), 0, skipped, value});
}

void end(Program& program, std::uint32_t verdict) {
    program.push_back({BPF_RET | BPF_K, 0, 0, verdict});
}

void kill_if(Program& program, std::uint16_t test, std::uint32_t value) {
    unless(program, test, value, 1);
    end(program, SECCOMP_RET_KILL_PROCESS);
}

void kill_calls(Program& program, std::span<const int> calls) {
    for (const int call : calls) kill_if(program, BPF_JEQ, static_cast<std::uint32_t>(call));
}

/// A test of the argument of one call; what passes it goes on.
void judge(Program& program, int call, const Program& body) {
    unless(program,
           BPF_JEQ,
           static_cast<std::uint32_t>(call),
           static_cast<std::uint8_t>(body.size() + 1));
    program.insert(program.end(), body.begin(), body.end());
    end(program, SECCOMP_RET_ALLOW);
}

/// Makes memory that can be run.
Program judge_protection() {
    Program body;
    load(body, offset_of_third);
    kill_if(body, BPF_JSET, PROT_EXEC);
    return body;
}

/// Is done to another process than those numbers mean.
Program judge_process(std::initializer_list<std::uint32_t> own) {
    Program body;
    load(body, offset_of_first);
    for (const std::uint32_t process : own) {
        unless(body, BPF_JEQ, process, 1);
        end(body, SECCOMP_RET_ALLOW);
    }
    end(body, SECCOMP_RET_KILL_PROCESS);
    return body;
}

/// Puts words into a terminal.
Program judge_order() {
    Program body;
    load(body, offset_of_second);
    for (const std::uint32_t order : speaking) kill_if(body, BPF_JEQ, order);
    return body;
}

/// seccomp(2): the number of a call is in the accumulator at the head of each part.
Program filter(GivenUp what) {
    Program program;
    load(program, offset_of_architecture);
    unless(program, BPF_JEQ, architecture, 1);
    program.push_back({BPF_JMP | BPF_JA, 0, 0, 1});
    end(program, SECCOMP_RET_KILL_PROCESS);
    load(program, offset_of_number);
#ifdef __x86_64__
    kill_if(program, BPF_JGE, first_of_x32);
#endif
    kill_calls(program, forbidden);
    if (what == GivenUp::acting_and_writing) kill_calls(program, changing);
    for (const int call : by_protection) judge(program, call, judge_protection());
    const auto self = static_cast<std::uint32_t>(::getpid());
    for (const int call : signalling) judge(program, call, judge_process({self}));
    judge(program, SYS_prlimit64, judge_process({0, self}));
    judge(program, SYS_ioctl, judge_order());
    end(program, SECCOMP_RET_ALLOW);
    return program;
}

}  // namespace

std::optional<std::string> forbid(GivenUp what) {
    Program program = filter(what);
    const sock_fprog given{static_cast<unsigned short>(program.size()), program.data()};
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &given) != 0) {
        return std::strerror(errno);
    }
    return std::nullopt;
}

#else

std::optional<std::string> forbid(GivenUp /*what*/) {
    return "not on this system, or not in this build";
}

#endif

}  // namespace sshplan
