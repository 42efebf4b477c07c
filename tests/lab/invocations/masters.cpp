#include "tests/lab/invocation.hpp"

namespace sshplan::test {

std::vector<Invocation> master_invocations() {
    const std::string begin = "$SSH -f -N -M -S control inner\n";
    const std::string check =
        "$SSH -S control -O check inner 2>&1 | sed 's/pid=[0-9]*/pid/'; echo ${PIPESTATUS[0]}\n";
    const std::string end = "$SSH -S control -O exit inner; echo $?\n";
    const std::string automatic = "-o ControlMaster=auto -o ControlPath=control-%n ";
    const std::string elsewhere =
        "printf 'Host inner\\n ProxyJump nowhere\\n ControlPath ~/control\\n' >>.ssh/config\n"
        "sed -i 's/ProxyJump outer/ProxyJump nowhere/' .ssh/config\n";
    return {
        {begin + "$SSH -S control inner where; $SSH -S control inner exit 3; echo $?\n" + end},
        {begin + check + end + check},
        {begin +
         "$SSH -S control -O forward -L 8902:localhost:22 inner; echo $?\n"
         "head -c 8 </dev/tcp/localhost/8902\n"
         "$SSH -S control -O cancel -L 8902:localhost:22 inner; echo $?\n" +
         end},
        {begin + "$SSH -S control -O stop inner; echo $?; $SSH -S control inner where\n"},
        {begin +
         "$SSH -S control inner cat <.ssh/config | cmp - .ssh/config; echo words | "
         "$SSH -S control inner cat\n" +
         end},
        {"$SSH " + automatic +
         "-o ControlPersist=30 inner where\n"
         "$SSH " +
         automatic +
         "inner where; ls control-*\n"
         "$SSH " +
         automatic + "-O exit inner; echo $?"},
        {"$SSH " + automatic + "inner where; ls control-*"},
        {"$SSH -S none " + automatic + "inner where"},
        {"$SSH -S control -O check inner; echo $?; $SSH -S control -O exit inner; echo $?"},
        {": >control; $SSH -S control inner where; ls control"},
        {"$SSH -M -S no-such-folder/control inner where 2>&1 | sed 's/control[.].*:/control:/'"},
        // A master that lives goes on serving whom the file would now send another way.
        {begin + elsewhere + "$SSH inner where; echo $?\n" + end + "$SSH inner where"},
        {begin + "$SSH -S control -J nowhere inner where; echo $?\n" + end},
        {begin + "$SSH -S control -o ProxyCommand=false -l ops inner where; echo $?\n" + end},
        {"$SSH -f -N -M -S control outer\n$SSH -S control inner where; echo $?\n"
         "$SSH -S control -O exit outer"},
    };
}

}  // namespace sshplan::test
