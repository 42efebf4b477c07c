#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/classes/host_tests.hpp"
#include "planner/classes/invocation_classes.hpp"
#include "planner/classes/name_classes.hpp"
#include "planner/classes/questions.hpp"
#include "planner/explore/named_destination.hpp"

namespace sshplan {

/// A class of host arguments.
struct HostClass {
    std::string witness;
    InvocationClass::Host host = InvocationClass::Host::other;
    enum class Loop : std::uint8_t { impossible, possible } loop = Loop::impossible;
};

/// The host arguments that the files tell apart: those that they name first.
class HostClasses {
public:
    HostClasses(const Questions& questions,
                const std::vector<NamedDestination>& named,
                const Dialect& dialect,
                ExplorationLimits limits);

    [[nodiscard]] const std::vector<HostClass>& all() const { return all_; }
    /// The class of a host; if there are too many, only of one that stands for its class.
    [[nodiscard]] std::optional<std::size_t> class_of(std::string_view host) const;
    /// Whether these are all there are: if not, only named hosts and one other.
    [[nodiscard]] bool is_complete() const { return is_complete_; }
    /// What the limits leave to others.
    [[nodiscard]] ExplorationLimits rest() const { return names_->rest(); }
    /// Leaves the named hosts and one other.
    void keep_named_only();
    /// What ssh may make of a host beyond the classes.
    [[nodiscard]] const std::vector<Note>& gaps() const { return gaps_; }

private:
    void order(const std::vector<NamedDestination>& named);
    void take(std::size_t number, InvocationClass::Host host);
    [[nodiscard]] std::string name_of_other() const;
    [[nodiscard]] bool has_witness(std::size_t number);
    [[nodiscard]] bool is_left_out(std::string_view host) const;

    const Questions& questions_;
    HostTests tests_;
    std::unique_ptr<NameClasses> names_;
    std::vector<std::string> named_;  // what ssh takes
    std::vector<HostClass> all_;
    std::vector<std::optional<std::size_t>> positions_;  // in `all_`, by class of names
    std::map<std::string, std::size_t, std::less<>> by_witness_;
    std::vector<Note> gaps_;
    bool is_complete_ = true;
};

}  // namespace sshplan
