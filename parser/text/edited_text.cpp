#include "parser/text/edited_text.hpp"

#include <utility>

namespace sshplan {
namespace {

using Piece = std::variant<Span, std::string>;

std::uint32_t size_of(const Piece& piece) {
    if (const auto* const kept = std::get_if<Span>(&piece)) return kept->size();
    return static_cast<std::uint32_t>(std::get<std::string>(piece).size());
}

Piece part_of(const Piece& piece, std::uint32_t from, std::uint32_t to) {
    if (const auto* const kept = std::get_if<Span>(&piece)) {
        return Span{kept->begin + from, kept->begin + to};
    }
    return std::get<std::string>(piece).substr(from, to - from);
}

/// Goes through pieces by the offsets of the text that they are.
class Reader {
public:
    explicit Reader(const std::vector<Piece>& pieces) : pieces_(pieces) {}

    /// Copies what lies before `offset`, or leaves it out where `out` is null.
    void go_to(std::uint32_t offset, std::vector<Piece>* out) {
        while (at_ < offset && next_ < pieces_.size()) {
            const Piece& piece = pieces_[next_];
            const std::uint32_t end = piece_begin_ + size_of(piece);
            const std::uint32_t to = std::min(end, offset);
            if (out != nullptr) {
                out->push_back(part_of(piece, at_ - piece_begin_, to - piece_begin_));
            }
            at_ = to;
            if (to < end) continue;
            piece_begin_ = end;
            ++next_;
        }
    }

private:
    const std::vector<Piece>& pieces_;
    std::size_t next_ = 0;
    std::uint32_t piece_begin_ = 0;
    std::uint32_t at_ = 0;
};

}  // namespace

void EditedText::apply(const EditList& edits) {
    std::vector<Piece> changed;
    Reader reader{pieces_};
    for (const Edit& edit : edits.edits()) {
        reader.go_to(edit.span.begin, &changed);
        reader.go_to(edit.span.end, nullptr);
        if (!edit.text.empty()) changed.emplace_back(edit.text);
    }
    reader.go_to(UINT32_MAX, &changed);
    pieces_ = std::move(changed);
}

EditList EditedText::edits() const {
    EditList list;
    std::uint32_t done = 0;  // bytes of the first text that are accounted for
    std::string text;
    const auto end_edit = [&](std::uint32_t next) {
        if (text.empty() && done == next) return;
        (void)list.add({{done, next}, std::exchange(text, {})});
    };
    for (const Piece& piece : pieces_) {
        if (const auto* const kept = std::get_if<Span>(&piece)) {
            if (kept->empty()) continue;
            end_edit(kept->begin);
            done = kept->end;
        } else {
            text += std::get<std::string>(piece);
        }
    }
    end_edit(size_);
    return list;
}

}  // namespace sshplan
