#include "planner/shell/pure/commands.hpp"
#include "planner/shell/pure/sed/edit.hpp"

namespace sshplan::shell::pure {

namespace {

/// What the options say.
struct Request {
    std::optional<std::string> script{};
    Syntax syntax = Syntax::basic;
    Printing printing = Printing::every_line;
};

void add_script(Request& request, const std::string& text) {
    request.script = request.script ? *request.script + '\n' + text : text;
}

/// One word of options, which may take its value from the next; returns how many words it took.
std::size_t read_option(const Call& call, Request& request, std::size_t at) {
    const std::string& word = call.arguments[at];
    for (std::size_t i = 1; i < word.size(); ++i) {
        switch (word[i]) {
            case 'n':
                request.printing = Printing::on_demand;
                break;
            case 'E':
            case 'r':
                request.syntax = Syntax::extended;
                break;
            case 'e':
                if (i + 1 < word.size()) {
                    add_script(request, word.substr(i + 1));
                    return 1;
                }
                if (at + 1 == call.arguments.size()) call.unknown("misses a script after -e");
                add_script(request, call.arguments[at + 1]);
                return 2;
            default:
                call.unknown("with other options than -e, -E, -n and -r is not computed here");
        }
    }
    return 1;
}

Request read_options(const Call& call) {
    Request request;
    auto operands =
        call.behind_options([&](std::size_t at) { return read_option(call, request, at); });
    if (!request.script) {
        if (operands.empty()) call.unknown("misses a script");
        request.script = operands.front();
        operands = operands.subspan(1);
    }
    if (!operands.empty()) call.unknown("reads a file, or has an option after its script");
    return request;
}

}  // namespace

std::string sed(const Call& call) {
    const Request request = read_options(call);
    const auto script = read_script(*request.script, request.syntax);
    const std::string& text = call.read();
    if (!is_ascii(text)) call.unknown("reads other characters than ASCII in its own way");
    return edit(script, text, request.printing);
}

}  // namespace sshplan::shell::pure
