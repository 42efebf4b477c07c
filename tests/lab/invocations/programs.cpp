#include "tests/lab/invocation.hpp"

namespace sshplan::test {

std::vector<Invocation> program_invocations() {
    const std::string sftp = "sftp -b - -S $SSH_PROGRAM ";
    const std::string scp = "scp -S $SSH_PROGRAM ";
    // As Ansible's ssh connection plugin writes them.
    const std::string ansible =
        "-C -o ControlMaster=auto -o ControlPersist=60s -o KbdInteractiveAuthentication=no "
        "-o PreferredAuthentications=gssapi-with-mic,gssapi-keyex,hostbased,publickey "
        "-o PasswordAuthentication=no -o 'User=\"fred2\"' -o ConnectTimeout=10 "
        "-o 'ControlPath=\"/home/ana/cp\"' ";
    const std::string stop = "; $SSH -O stop -o ControlPath=cp inner; echo $?";
    const std::string made = "head -c 100000 /dev/zero >f\n";
    return {
        {made + "printf 'put f g\\nls -1\\nget g h\\n' | " + sftp + "inner; cmp f h"},
        {"echo 'get no-such-file' | " + sftp + "inner"},
        {"printf 'mkdir d\\nrename d e\\npwd\\n' | " + sftp + "fred2@inner:."},
        {"echo pwd | " + sftp + "-J outer inner"},
        {"echo pwd | " + sftp + "nowhere"},
        {made + scp + "f inner:g && " + scp + "inner:g h && cmp f h && echo same"},
        {made + scp + "-O f inner:g && " + scp + "-O inner:g h && cmp f h && echo same"},
        {scp + "inner:no-such-file ."},
        {made + scp + "-J outer f inner:g; echo $?"},
        {made + scp + "f inner:/no-such-folder/g"},
        {"mkdir -p d/e; echo a >d/e/f; " + scp + "-r d inner:; " + scp + "-r inner:d d2; find d2"},
        {made + scp + "f nowhere:g"},
        // Ansible: where the home is, a module through a pipe, one at a terminal, a file.
        {"$SSH " + ansible + "inner '/bin/sh -c '\"'\"'echo ~fred2 && sleep 0'\"'\"''" + stop},
        {"echo 'print(1 + 1)' | $SSH " + ansible +
         "inner '/bin/sh -c '\"'\"'/usr/bin/python3 && sleep 0'\"'\"''" + stop},
        {"$SSH " + ansible + "-tt inner '/bin/sh -c '\"'\"'exit 7 && sleep 0'\"'\"''" + stop},
        {made + "echo 'put f g' | " + sftp + ansible + "'[inner]'" + stop},
        {made + scp + ansible + "f '[inner]:g'" + stop},
        // Visual Studio Code: the version, then a script for a shell, with a SOCKS listener.
        {"$SSH -V 2>&1 | cut -c 1-8"},
        {"printf 'echo \"$(uname -s) %%s\" ready; hostname\\n' | "
         "$SSH -T -D 40000 -o ConnectTimeout=15 inner bash"},
        {"echo 'echo $SSH_CONNECTION | cut -d\" \" -f 3; exit 9' | "
         "$SSH -T -o ConnectTimeout=15 -F .ssh/config -- inner sh"},
        {"echo 'echo words' | $SSH -T -o RemoteCommand=none -o ConnectTimeout=15 inner bash"},
    };
}

}  // namespace sshplan::test
