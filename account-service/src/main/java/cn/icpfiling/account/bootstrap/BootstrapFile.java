package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.StaffRoles;
import cn.icpfiling.account.secondfactor.Totp;
import cn.icpfiling.platform.web.Environment;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first users of an installation: staff and the services themselves. An operator writes the file. */
record BootstrapFile(List<Staff> staff, List<Service> services) {

    private static final int SHORTEST_SECRET = 12;
    private static final String SANDBOX = "sandbox";

    BootstrapFile {
        staff = staff == null ? List.of() : List.copyOf(staff);
        services = services == null ? List.of() : List.copyOf(services);
    }

    record Staff(String login, String name, Set<String> roles, String password, String totp, String mobile) {

        @Override
        public String toString() {
            return login;
        }
    }

    record Service(String client, String secret) {

        @Override
        public String toString() {
            return client;
        }
    }

    /** Fails with one sentence that the operator reads in the log. The sentence contains no secret. */
    static BootstrapFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("The bootstrap file " + file.toAbsolutePath()
                    + " (icp.bootstrap.file) is not there: without it neither staff nor services can sign in.");
        }
        try {
            var mapper = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();
            var read = mapper.readValue(Files.readString(file, StandardCharsets.UTF_8), BootstrapFile.class);
            if (read == null) {
                throw wrong(file, "it is empty");
            }
            read.check(file);
            return read;
        } catch (JsonProcessingException unreadable) {
            var at = unreadable.getLocation();
            throw wrong(file, "it cannot be read" + (at == null ? "" : " at line " + at.getLineNr()));
        } catch (IOException unreadable) {
            throw wrong(file, "it cannot be read: " + unreadable.getClass().getSimpleName());
        }
    }

    /** The file that ./icp makes has secrets that lie in a developer's folder. Only it has the client of the sandbox. */
    void requireFitFor(Environment environment) {
        if (environment.guarded() && services.stream().anyMatch(one -> SANDBOX.equals(one.client()))) {
            throw new IllegalStateException(
                    "The bootstrap file (icp.bootstrap.file) was made for development: it has the client " + SANDBOX
                            + ". " + environment + " needs secrets of its own.");
        }
    }

    private void check(Path file) {
        var names = new HashSet<String>();
        for (var one : staff) {
            if (isBlank(one.login()) || isBlank(one.name())) {
                throw wrong(file, "a member of staff has no login or no name");
            }
            if (!names.add(one.login())) {
                throw wrong(file, "the login " + one + " is there twice");
            }
            if (one.roles() == null || !StaffRoles.areKnown(one.roles())) {
                throw wrong(file, "the roles of " + one + " are not among " + StaffRoles.ALL);
            }
            StaffRoles.conflict(one.roles()).ifPresent(conflict -> {
                throw wrong(
                        file,
                        one + " is " + conflict.one() + " and " + conflict.other() + ", which exclude each other: "
                                + conflict.reason());
            });
            if (isShort(one.password())) {
                throw wrong(file, "the password of " + one + " has less than 12 characters");
            }
            if (one.totp() != null && !Totp.isSecret(one.totp())) {
                throw wrong(file, "the totp of " + one + " is no secret in base 32 of 128 bits or more");
            }
        }
        for (var one : services) {
            if (isBlank(one.client())) {
                throw wrong(file, "a service has no client id");
            }
            if (!names.add(one.client())) {
                throw wrong(file, "the client " + one + " is there twice");
            }
            if (isShort(one.secret())) {
                throw wrong(file, "the secret of " + one + " has less than 12 characters");
            }
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static boolean isShort(String secret) {
        return secret == null || secret.length() < SHORTEST_SECRET;
    }

    private static IllegalStateException wrong(Path file, String what) {
        return new IllegalStateException("The bootstrap file " + file.toAbsolutePath() + " is not good: " + what + ".");
    }
}
