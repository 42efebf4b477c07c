#include "planner/fix/fix_rounds.hpp"

#include <memory>
#include <utility>
#include <variant>

#include "parser/text/edited_text.hpp"
#include "planner/migrate/generated_file.hpp"
#include "planner/world/overlaid_world.hpp"

namespace sshplan {
namespace {

constexpr std::size_t most_rounds = 10;

/// Goes from round to round.
class Rounds {
public:
    Rounds(World& machine, const StateReader& read, const Judge& judge, const FixOrder& order)
        : machine_(machine), read_(read), judge_(judge), order_(order) {}

    FixedFiles run() {
        fixed_.is_settled = false;
        for (std::size_t i = 0; i < most_rounds && !fixed_.is_settled; ++i) apply_once();
        for (const auto& [place, text] : texts_) {
            ChangedFile change{.file = text.file, .place = place, .edits = text.edited.edits()};
            change.bytes = change.edits.apply(text.file->bytes());
            fixed_.changes.push_back(std::move(change));
        }
        return std::move(fixed_);
    }

private:
    struct Text {
        const SourceFile* file;  // as it is
        EditedText edited;
    };

    void apply_once() {
        OverlaidWorld changed{machine_, bytes_};
        const bool is_first = bytes_.empty();
        const ReadState state = read_(is_first ? machine_ : changed);
        const LintReport report = judge_(state);
        if (is_first) fixed_.before = state;
        FixTrial trial{changed, read_, state, order_.dialects, order_.limits};
        const auto likeness =
            order_.wish == FixWish::safe ? Likeness::all_answers : Likeness::no_new_refusal;
        const std::vector<const Finding*> fixes =
            trial.fitting(fixable(report), likeness, Alone::doubtful);
        fixed_.is_settled = fixes.empty();
        fixed_.are_all_tried = !trial.is_over();
        for (const Finding* const finding : fixes) {
            ++fixed_.by_rule[finding->rule];
            ++fixed_.fixes;
        }
        for (const auto& [place, edits] : trial.edits_of(fixes)) take(place, edits);
    }

    static std::vector<const Finding*> fixable(const LintReport& report) {
        std::vector<const Finding*> findings;
        for (const Finding& finding : report.findings) {
            if (!finding.fix || generated_mark(*finding.where.file)) continue;
            findings.push_back(&finding);
        }
        return findings;
    }

    void take(const std::string& place, const EditList& edits) {
        const auto found = texts_.find(place);
        Text& text = found != texts_.end() ? found->second : begin(place);
        text.edited.apply(edits);
        bytes_[place] = text.edited.edits().apply(text.file->bytes());
    }

    Text& begin(const std::string& place) {
        for (const LintTarget& target : fixed_.before.targets) {
            for (const OpenedFile* const opened : target.files->opened()) {
                if (!opened->source) continue;
                const SourceFile& file = *opened->source;
                if (target.world->real_path(file.name()) != place) continue;
                const auto size = static_cast<std::uint32_t>(file.bytes().size());
                return texts_.emplace(place, Text{&file, EditedText{size}}).first->second;
            }
        }
        return texts_.emplace(place, open(place)).first->second;
    }

    /// One that was not read before a round brought it in.
    Text open(const std::string& place) {
        FileAnswer answer = machine_.read_file(place);
        auto* const content = std::get_if<FileContent>(&answer);
        auto file = std::make_shared<const SourceFile>(
            place, content == nullptr ? std::string{} : std::move(content->bytes));
        fixed_.others.push_back(file);
        return {file.get(), EditedText{static_cast<std::uint32_t>(file->bytes().size())}};
    }

    World& machine_;
    const StateReader& read_;
    const Judge& judge_;
    const FixOrder& order_;
    FixedFiles fixed_;
    std::map<std::string, Text> texts_;         // that change, by place
    std::map<std::string, std::string> bytes_;  // what they hold now
};

}  // namespace

FixedFiles fix_files(World& machine,
                     const StateReader& read,
                     const Judge& judge,
                     const FixOrder& order) {
    return Rounds{machine, read, judge, order}.run();
}

}  // namespace sshplan
