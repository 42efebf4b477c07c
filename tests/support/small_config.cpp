#include "tests/support/small_config.hpp"

#include <fmt/format.h>
#include <rapidcheck.h>

namespace sshplan::test {

namespace {

int number(int from, int to) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(from, to));
}

bool once_in(int times) { return number(0, times) == times - 1; }

std::string one_of(const std::vector<std::string>& texts) {
    return texts[static_cast<std::size_t>(number(0, static_cast<int>(texts.size())))];
}

/// Writes one configuration.
class Writer {
public:
    Writer(SmallConfigOf which, std::string letters) : which_(which), letters_(std::move(letters)) {
        prefix_ = once_in(2) ? any_text(letters_, 1, 2) : "";
        suffix_ = once_in(2) ? any_text(letters_, 1, 2) : "";
    }

    std::string text() {
        std::string text = opening();
        for (int blocks = number(1, 6); blocks > 0; --blocks) text += heading() + "\n" + body();
        return text;
    }

private:
    /// What stands above all blocks; often something by which files are read twice.
    std::string opening() {
        switch (number(0, 4)) {
            case 0:
                return "CanonicalizeHostname yes\nCanonicalDomains a b.a\n" + body();
            case 1:
                return "Match final\n" + body() + "Match all\n" + body();
            case 2:
                return body();
            default:
                return "";
        }
    }

    static std::string any_text(const std::string& from, int least, int most) {
        std::string text;
        for (int left = number(least, most + 1); left > 0; --left) {
            text += from[static_cast<std::size_t>(number(0, static_cast<int>(from.size())))];
        }
        return text;
    }

    std::string name() { return any_text(letters_, 1, 3); }
    std::string short_name() { return any_text("pq", 1, 2); }

    /// What a pattern is that is more than letters: about the name itself, or what it becomes.
    std::string host_pattern() {
        const std::string negation = once_in(5) ? "!" : "";
        const std::string core =
            once_in(2) ? any_text(letters_, 1, 2) : any_text(letters_ + "**?", 1, 3);
        switch (number(0, 6)) {
            case 0:
                return negation + prefix_ + core + suffix_;
            case 1:
                return negation + prefix_ + core;
            case 2:
                return negation + core + suffix_;
            case 3:
                return negation + core + ".a";
            default:
                return negation + core;
        }
    }

    std::string short_pattern() {
        const std::string negation = once_in(5) ? "!" : "";
        return negation + any_text("pq*?", 1, 3);
    }

    std::string list(std::string (Writer::*pattern)()) {
        std::string text = (this->*pattern)();
        while (once_in(3)) text += "," + (this->*pattern)();
        return text;
    }

    std::string heading() {
        if (!once_in(2)) {
            std::string text = "Host";
            do text += " " + host_pattern();
            while (once_in(2));
            return text;
        }
        std::string text = "Match";
        do text += once_in(5) ? " !" + criterion() : " " + criterion();
        while (once_in(3));
        return text;
    }

    std::string criterion() {
        switch (number(0, which_ == SmallConfigOf::newest_release ? 11 : 7)) {
            case 0:
            case 1:
                return "host " + list(&Writer::host_pattern);
            case 2:
                return "originalhost " + list(&Writer::host_pattern);
            case 3:
                return "user " + list(&Writer::short_pattern);
            case 4:
                return "localuser " + list(&Writer::short_pattern);
            case 5:
                return "final";
            case 6:
                return "canonical";
            case 7:
            case 8:
                return "tagged " + (once_in(5) ? "\"\"" : list(&Writer::short_pattern));
            case 9:
                return "command " + (once_in(5) ? "\"\"" : list(&Writer::short_pattern));
            default:
                return "sessiontype " + one_of({"shell", "exec", "none,s*", "subsystem", "*e*"});
        }
    }

    std::string body() {
        std::string text = fmt::format("  SendEnv MARK{}\n", ++marks_);
        for (int lines = number(0, 3); lines > 0; --lines) text += "  " + line() + "\n";
        return text;
    }

    std::string line() {
        switch (number(0, which_ == SmallConfigOf::newest_release ? 12 : 11)) {
            case 0:
            case 1:
                return once_in(4) ? fmt::format("HostName {}%h{}", maybe_name(), maybe_name())
                                  : fmt::format("HostName {}%h{}", prefix_, suffix_);
            case 2:
                return "HostName " + name();
            case 3:
                return "User " + short_name();
            case 4:
                return fmt::format("ProxyJump {}{}",
                                   once_in(2) ? short_name() + "@" : "",
                                   once_in(2) ? name() : prefix_ + name() + suffix_);
            case 5:
                return "CanonicalizeHostname " + one_of({"yes", "always", "no"});
            case 6:
                return "CanonicalDomains " + one_of({"a", "b.a", "a b"});
            case 7:
                return "CanonicalizeMaxDots " + one_of({"0", "1", "2"});
            case 8:
                return "ProxyJump none";
            case 9:
                return "ProxyCommand none";
            case 10:
                return fmt::format("Port {}", number(22, 24));
            default:
                return "Tag " + short_name();
        }
    }

    std::string maybe_name() { return once_in(2) ? name() : ""; }

    SmallConfigOf which_;
    std::string letters_;
    std::string prefix_{};  // what Hostname puts around a name, mostly
    std::string suffix_{};
    int marks_ = 0;
};

}  // namespace

SmallConfig any_small_config(SmallConfigOf which, const std::vector<std::string>& letters) {
    SmallConfig config{.letters = one_of(letters)};
    config.text = Writer{which, config.letters}.text();
    return config;
}

std::vector<std::string> all_texts(const std::string& letters, std::size_t longest) {
    std::vector<std::string> all{""};
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (all[at].size() == longest) break;
        for (const char letter : letters) all.push_back(all[at] + letter);
    }
    return all;
}

}  // namespace sshplan::test
