package cn.icpfiling.account.passwords;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The lists that a new password is compared with: our own, and the operator's if there is one. */
@ApplicationScoped
public class PasswordLists {

    private static final Logger LOG = Logger.getLogger(PasswordLists.class);

    private final List<BreachedPasswords> lists;

    PasswordLists(ObviousPasswords obvious, @ConfigProperty(name = "icp.passwords.breach-list") Optional<Path> folder) {
        this.lists = Stream.concat(Stream.of(obvious), folder.map(HashPrefixFiles::new).stream())
                .map(BreachedPasswords.class::cast)
                .toList();
    }

    void start(@Observes StartupEvent started) {
        for (var source : sources()) {
            LOG.infof(
                    "New passwords are compared with %s of %s, %d entries",
                    source.name(), source.date(), source.entries());
        }
    }

    public boolean contain(String password) {
        return lists.stream().anyMatch(list -> list.contains(password));
    }

    public List<BreachedPasswords.Source> sources() {
        return lists.stream().map(BreachedPasswords::source).toList();
    }
}
