#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/classes/host_classes.hpp"
#include "planner/classes/variants.hpp"

namespace sshplan {

/// The classes as a product: of hosts, each with its variants.
class ClassFinder {
public:
    /// `named`: the destinations that come first.
    ClassFinder(const Client& client,
                Questions questions,
                const std::vector<NamedDestination>& named,
                ClassLimits limits);

    [[nodiscard]] std::vector<InvocationClass> classes() const;
    [[nodiscard]] std::optional<std::size_t> class_of(
        const Invocation& invocation, const std::optional<std::string>& local_user) const;
    [[nodiscard]] const std::vector<Note>& gaps() const { return gaps_; }
    [[nodiscard]] const Questions& questions() const { return questions_; }

private:
    void note_limits(ClassLimits limits);
    [[nodiscard]] std::size_t count() const;
    [[nodiscard]] const VariantClasses& variants_of(const HostClass& host) const {
        return host.loop == HostClass::Loop::possible ? looping_variants_ : variants_;
    }
    [[nodiscard]] std::vector<Variant> kept_variants_of(const HostClass& host) const;
    void place_hosts();

    Client client_;
    Questions questions_;
    HostClasses hosts_;
    VariantClasses variants_;
    VariantClasses looping_variants_;
    enum class Keeps : std::uint8_t { all, plain_ones } keeps_ = Keeps::all;
    std::vector<std::size_t> first_of_;  // by host: where its classes begin
    std::vector<Note> gaps_;
};

}  // namespace sshplan
