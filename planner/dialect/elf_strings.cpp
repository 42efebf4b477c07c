#include "planner/dialect/elf_strings.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sshplan {
namespace {

constexpr std::size_t header_size = 64;   // Elf64_Ehdr
constexpr std::size_t section_size = 64;  // Elf64_Shdr

/// A number of `size` bytes, the lowest first; 0 where the bytes end before it.
std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::size_t number = 0;
    for (std::size_t i = size; i-- > 0;) {
        const std::size_t byte =
            at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
        number = number << 8U | byte;
    }
    return number;
}

/// What one entry of the table of sections says.
struct Section {
    std::size_t name;  // where it begins in the section of names
    std::size_t offset;
    std::size_t size;
};

Section section_at(std::string_view table, std::size_t index) {
    const std::size_t at = index * section_size;
    return {number_at(table, at, 4), number_at(table, at + 24, 8), number_at(table, at + 32, 8)};
}

std::optional<std::string> bytes_of(World& world, const std::string& path, const Section& section) {
    constexpr std::size_t most = std::size_t{16} << 20;
    if (section.size == 0 || section.size > most) return std::nullopt;
    return world.read_part(path, section.offset, section.size);
}

}  // namespace

std::optional<std::string> strings_of_program(World& world, const std::string& path) {
    constexpr std::string_view magic{
        "\x7f"
        "ELF\x02\x01",
        6};  // 64 bits, lowest byte first
    const auto header = world.read_part(path, 0, header_size);
    if (!header || !header->starts_with(magic)) return std::nullopt;
    const std::size_t count = number_at(*header, 0x3C, 2);
    if (number_at(*header, 0x3A, 2) != section_size) return std::nullopt;
    const auto table = world.read_part(path, number_at(*header, 0x28, 8), count * section_size);
    if (!table) return std::nullopt;
    const auto names = bytes_of(world, path, section_at(*table, number_at(*header, 0x3E, 2)));
    if (!names) return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        const Section section = section_at(*table, i);
        const bool is_found = section.name < names->size() &&
                              std::string_view{names->c_str() + section.name} == ".rodata";
        if (is_found) return bytes_of(world, path, section);
    }
    return std::nullopt;
}

}  // namespace sshplan
