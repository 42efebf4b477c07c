#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <rapidcheck/catch.h>

#include "planner/resolve/dump/dump.hpp"
#include "planner/resolve/resolve.hpp"
#include "planner/world/imaginary_world.hpp"
#include "tests/properties/random.hpp"

namespace sshplan::test {

namespace {

const std::vector<std::string> hosts{"a", "ab", "b-1", "web-01", "web-02.lan", "c", "*", ""};

/// Headings by which some of the hosts are meant, and some that cannot be read.
std::string heading() {
    return random_text({"Host a",
                        "Host ab b-1",
                        "Host a* !ab",
                        "Host *b",
                        "Host web-??",
                        "Host web-*.lan",
                        "Host *-0?",
                        "Host *-0?*n !c",
                        "Host ?",
                        "Host *",
                        "Host !a",
                        "Host \"\" a",
                        "Host a \"\" c",
                        "Host a=c",
                        "Host \"web-01\" # c",
                        "Host a\"",
                        "Host",
                        "HOST=c",
                        "Match host h1,c",
                        "Match originalhost a* user u1",
                        "Match all",
                        "Match final",
                        "Match exec \"p\"",
                        "Match exec"});
}

/// Lines that every release takes, some do, and none does; that count wherever they stand, or say
/// something whether they count or not.
std::string line() {
    return random_text({"User u1",
                        "Port 2222",
                        "Port 0",
                        "Port ssh",
                        "HostName h1",
                        "HostName %h.lan",
                        "HostName %z",
                        "ProxyJump a,u@c:22",
                        "ProxyJump none # c",
                        "ProxyJump a/b",
                        "ProxyJump",
                        "ProxyCommand nc %h \"%p",
                        "Compression yes",
                        "Compression maybe",
                        "ConnectTimeout 5",
                        "ConnectTimeout 1h2",
                        "LocalForward 80 x:80",
                        "LocalForward ${NO} x:80",
                        "SendEnv LC_* -X",
                        "Ciphers +aes256-gcm@openssh.com",
                        "Ciphers nonsense",
                        "IdentityFile \"k 1\"",
                        "IdentityFile k1 k2",
                        "IgnoreUnknown X*,warnweakcrypto",
                        "Xyz 1",
                        "WarnWeakCrypto no",
                        "Tag t",
                        "StreamLocalBindMask 0177",
                        "SyslogFacility AUTH",
                        "UsePrivilegedPort yes",
                        "RhostsRSAAuthentication yes",
                        "Include more",
                        "Include none-of-these",
                        "# c",
                        "  \t",
                        "\"User\" u2",
                        "User=u3",
                        "user\tu4 "});
}

std::string configuration(int most_blocks) {
    std::string text;
    for (int blocks = random_number(0, most_blocks); blocks > 0; --blocks) {
        text += heading() + "\n";
        for (int lines = random_number(0, 4); lines > 0; --lines) text += " " + line() + "\n";
    }
    return text;
}

/// All that is known of a host but why blocks apply.
std::string told(const Resolution& resolution, const Client& client) {
    std::string text = fmt::format("{} {} {}\n",
                                   static_cast<int>(resolution.ending),
                                   resolution.passes,
                                   resolution.has_read_all);
    for (const Complaint& complaint : resolution.complaints) {
        text += fmt::format(
            "{} {} {}\n", static_cast<int>(complaint.severity), complaint.line, complaint.text);
    }
    for (const Note& note : resolution.notes) text += note.code + " " + note.text + "\n";
    for (const auto& rare : resolution.settings) {
        const Setting& setting = rare.get();
        for (const auto* const values : {&setting.obtained, &setting.lost, &setting.repeated}) {
            for (const Obtained& value : *values) {
                text += fmt::format("{} {} {} ", value.text, value.origin.line, value.number);
                text += value.origin.heading == nullptr ? "" : value.origin.heading->rest;
            }
            text += ';';
        }
    }
    if (resolution.ending != Ending::complete) return text;
    const auto dumped = dump(resolution, client);
    if (const auto* const fault = std::get_if<DumpFault>(&dumped)) return fault->complaint.text;
    for (const DumpLine& one : std::get<std::vector<DumpLine>>(dumped)) text += "\n" + one.text;
    return text;
}

class Reader {
public:
    Reader(ImaginaryWorld& world, const Client& client, BlocksRead blocks)
        : world_(world), client_(client), blocks_(blocks), files_(world) {}

    /// Under both outcomes of every condition.
    std::string read(const std::string& host) {
        const std::vector<std::string> words{"--", host};
        const auto invocation = read_invocation(words, client_.dialect, no_long_options);
        if (!std::holds_alternative<Invocation>(invocation)) return "no invocation";
        Conditions conditions{{world_, world_, world_, "/bin/sh"}, {}};
        std::string text;
        do {
            const Resolution resolution = resolve(
                std::get<Invocation>(invocation),
                client_,
                {.world = world_, .files = files_, .conditions = conditions, .blocks = blocks_});
            text += told(resolution, client_) + "\n--\n";
        } while (conditions.next_branch());
        return text;
    }

private:
    ImaginaryWorld& world_;
    const Client& client_;
    BlocksRead blocks_;
    ConfigFiles files_;
};

}  // namespace

TEST_CASE("blocks that are passed over change nothing") {
    rc::prop("for hosts one after another, in every dialect", [] {
        const std::string bytes = configuration(8);
        const std::string more = configuration(3);
        ImaginaryWorld world{
            {.files = {{"/s/config", {.bytes = bytes}}, {"/s/more", {.bytes = more}}}}};
        const auto dialects = known_dialects();
        Client client{.dialect = dialects[random_number<std::size_t>(0, dialects.size())],
                      .user = "ana",
                      .uid = 1000,
                      .home = "/home/ana",
                      .ssh_dir = "/s"};
        client.user_config = {"/s/config", RoleFile::Wanted::named};
        client.system_config.wanted = RoleFile::Wanted::nothing;
        Reader passing{world, client, BlocksRead::that_can_count};
        for (int i = 0; i < 6; ++i) {
            const std::string host = random_text(hosts);
            Reader thorough{world, client, BlocksRead::all};
            const std::string all = thorough.read(host);
            const std::string some = passing.read(host);
            RC_LOG() << client.dialect.name << " " << host << "\n"
                     << bytes << "more:\n"
                     << more << "all:\n"
                     << all << "some:\n"
                     << some;
            RC_ASSERT(all == some);
            RC_CLASSIFY(all.find("\nhostname ") != std::string::npos, "answered");
        }
    });
}

}  // namespace sshplan::test
