#include "planner/shell/pure/paths.hpp"

namespace sshplan::shell::pure {

namespace {

/// What the options say: -a takes any number of paths, -s (which implies it) names their suffix.
struct Request {
    std::span<const std::string> paths;
    std::string suffix{};
    bool takes_many = false;
};

Request read_options(const Call& call) {
    Request request{call.arguments};
    auto& words = request.paths;
    while (!words.empty() && words.front().size() > 1 && words.front().front() == '-') {
        const std::string& option = words.front();
        words = words.subspan(1);
        if (option == "--") break;
        request.takes_many = true;
        if (option.starts_with("-s")) {
            if (option.size() == 2 && words.empty()) call.unknown("wants a suffix after -s");
            request.suffix = option.size() > 2 ? option.substr(2) : words.front();
            if (option.size() == 2) words = words.subspan(1);
        } else if (option != "-a") {
            call.unknown("with other options than -a and -s is not computed here");
        }
    }
    if (!request.takes_many && words.size() == 2) {
        request.suffix = words.back();
        words = words.first(1);
    }
    return request;
}

std::string name_of(const Call& call, std::string_view path, std::string_view suffix) {
    if (path.empty()) call.unknown("of an empty text is not the same everywhere");
    std::string_view name = without_last_slashes(call, path);
    if (name == "/") {
        // Some take the suffix "/" off a root, and leave nothing.
        if (!suffix.empty()) call.unknown("of a root with a suffix is not the same everywhere");
        return "/";
    }
    name.remove_prefix(name.rfind('/') + 1);
    if (name != suffix && name.ends_with(suffix)) name.remove_suffix(suffix.size());
    return std::string{name};
}

}  // namespace

std::string basename(const Call& call) {
    const Request request = read_options(call);
    if (request.paths.empty() || (!request.takes_many && request.paths.size() > 1)) {
        call.unknown("wants one path, and perhaps a suffix");
    }
    std::string lines;
    for (const std::string& path : request.paths) {
        lines += name_of(call, path, request.suffix) + '\n';
    }
    return lines;
}

}  // namespace sshplan::shell::pure
