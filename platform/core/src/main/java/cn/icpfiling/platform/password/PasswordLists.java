package cn.icpfiling.platform.password;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The lists that a new password is compared with: the one of this platform, and the operator's if there is one. */
public final class PasswordLists {

    private final List<BreachedPasswords> lists;

    /**
     * Refuses a folder that does not say where its list is from.
     *
     * @param folder of the operator's list; empty for none
     */
    public PasswordLists(Optional<Path> folder) {
        this.lists = Stream.<BreachedPasswords>concat(
                        Stream.of(new ObviousPasswords()), folder.map(HashPrefixFiles::new).stream())
                .toList();
    }

    /** Reads a file of the operator's list. Call it outside of any transaction. */
    public boolean contain(String password) {
        return lists.stream().anyMatch(list -> list.contains(password));
    }

    public List<BreachedPasswords.Source> sources() {
        return lists.stream().map(BreachedPasswords::source).toList();
    }
}
