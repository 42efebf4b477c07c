#include <array>

#include "planner/shell/pure/tr_set.hpp"

namespace sshplan::shell::pure {

namespace {

/// What the options say.
struct Request {
    bool deletes = false;
    bool squeezes = false;
    bool complements = false;
    std::span<const std::string> sets{};
};

Request read_options(const Call& call) {
    Request request;
    request.sets = call.arguments;
    while (!request.sets.empty() && request.sets.front().size() > 1 &&
           request.sets.front().front() == '-') {
        const std::string& word = request.sets.front();
        request.sets = request.sets.subspan(1);
        if (word == "--") break;
        for (const char letter : word.substr(1)) {
            switch (letter) {
                case 'd':
                    request.deletes = true;
                    break;
                case 's':
                    request.squeezes = true;
                    break;
                case 'c':
                case 'C':
                    request.complements = true;
                    break;
                default:
                    call.unknown("with other options than -c, -d and -s is not computed here");
            }
        }
    }
    return request;
}

/// Classes may be translated only where a class of the other case stands at the same place.
void check_classes(const Call& call, const TrSet& from, const TrSet& to) {
    bool is_paired = from.classes.size() == to.classes.size();
    for (std::size_t i = 0; is_paired && i < from.classes.size(); ++i) {
        const ClassPlace& source = from.classes[i];
        const ClassPlace& target = to.classes[i];
        is_paired = source.at == target.at && ((source.name == "lower" && target.name == "upper") ||
                                               (source.name == "upper" && target.name == "lower"));
    }
    if (!is_paired) call.unknown("translates a class to what is not its other case");
}

using Translation = std::array<char, 256>;

Translation translation(const Call& call,
                        const Request& request,
                        const TrSet& from,
                        const TrSet& to) {
    Translation table{};
    for (std::size_t c = 0; c < table.size(); ++c) {
        table[c] = static_cast<char>(c);
    }
    const ByteSet named = from.bytes();
    if (request.complements) {
        if (to.members.size() != 1)
            call.unknown("translates all others to more than one character");
        for (std::size_t c = 0; c < table.size(); ++c) {
            if (!named.test(c)) table[c] = to.members.front();
        }
        return table;
    }
    check_classes(call, from, to);
    if (to.members.size() < from.members.size()) {
        call.unknown("has a second set shorter than the first");
    }
    if (request.squeezes && to.members.size() > from.members.size()) {
        call.unknown("squeezes by a second set longer than the first");
    }
    ByteSet done;
    for (std::size_t i = 0; i < from.members.size(); ++i) {
        const std::size_t c = index_of(from.members[i]);
        if (done.test(c) && table[c] != to.members[i]) {
            call.unknown("translates a character in two ways");
        }
        done.set(c);
        table[c] = to.members[i];
    }
    return table;
}

ByteSet first_set(const Request& request, const TrSet& set) {
    return request.complements ? ~set.bytes() : set.bytes();
}

std::string without(std::string_view text, const ByteSet& unwanted) {
    std::string kept;
    for (const char c : text) {
        if (!unwanted.test(index_of(c))) kept += c;
    }
    return kept;
}

std::string squeezed(std::string_view text, const ByteSet& squeezable) {
    std::string kept;
    for (const char c : text) {
        if (kept.empty() || kept.back() != c || !squeezable.test(index_of(c))) kept += c;
    }
    return kept;
}

}  // namespace

std::string tr(const Call& call) {
    const Request request = read_options(call);
    const std::size_t least = request.deletes == request.squeezes ? 2 : 1;
    const std::size_t most = request.squeezes || !request.deletes ? 2 : 1;
    if (request.sets.size() < least || request.sets.size() > most) {
        call.unknown("is not given the sets that its options want");
    }
    const bool has_one = request.sets.size() == 1;
    const TrSet first = read_tr_set(call, request.sets.front());
    const TrSet second = has_one ? TrSet{} : read_tr_set(call, request.sets.back());
    std::string text = call.read();
    if (!is_ascii(text)) call.unknown("reads other characters than ASCII in its own way");
    if (request.deletes) {
        text = without(text, first_set(request, first));
    } else if (!has_one) {
        const Translation table = translation(call, request, first, second);
        for (char& c : text) {
            c = table[index_of(c)];
        }
    }
    if (!request.squeezes) return text;
    return squeezed(text, has_one ? first_set(request, first) : second.bytes());
}

}  // namespace sshplan::shell::pure
