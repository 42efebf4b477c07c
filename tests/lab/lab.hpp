#pragma once

#include <array>
#include <string>
#include <vector>

#include "connector.hpp"
#include "held_script.hpp"
#include "hop.hpp"
#include "tests/support/process.hpp"
#include "tests/support/temporary_folder.hpp"

namespace sshplan::test {

/// In the order in which they reach each other.
inline constexpr std::array lab_hosts{"client", "bastion1", "bastion2", "target"};

/// Four hosts with real sshd's, client - bastion1 - bastion2 - target, each of which reaches only
/// its neighbours (raise.sh). They end with this value, or with this process, however that ends.
class Lab {
public:
    /// Throws std::runtime_error, with what raise.sh said, if they cannot be raised.
    Lab();

    enum class Account { ana, root };

    /// Runs a shell's text on a host, with a connector in its $SSH.
    [[nodiscard]] ProcessEnd run(const std::string& host,
                                 const std::string& text,
                                 const Connector& connector,
                                 Account account = Account::ana) const;

    /// From now on these logins are possible and no others: each by its one key, the host known to
    /// the client under its one name. Forgets all logins so far.
    void allow(const std::vector<Hop>& hops);

    /// Who logged in since: "client>fred@bastion1 bastion1>fred@bastion2", by hosts, in order.
    [[nodiscard]] std::string logins() const;

    /// The host that a name or an address means on another one; empty if it means none there.
    [[nodiscard]] std::string host_named(const std::string& name, const std::string& from) const;

    /// Writes a file of ana's, below her home on the client.
    void write(const std::string& name, const std::string& bytes) const;

    /// The bytes of one; throws std::runtime_error if it cannot be read.
    [[nodiscard]] std::string read(const std::string& name) const;

    /// Removes what the users of all hosts have in their homes, but the folder .ssh.
    void clear_homes() const;

    /// The files in all homes, each with its place, its size and a number that its bytes decide;
    /// for small files the bytes.
    [[nodiscard]] std::string files() const;

    /// Begins a SOCKS proxy at port 9050 of the client, which connects from bastion1.
    void start_socks();

private:
    [[nodiscard]] std::string host_at(const std::string& address) const;
    [[nodiscard]] std::string path(const std::string& name) const;

    TemporaryFolder folder_;
    HeldScript hosts_;
};

/// The lab of this process, raised once. Nothing, and says why the test is skipped, where this
/// machine cannot have one.
[[nodiscard]] Lab* lab();

}  // namespace sshplan::test
