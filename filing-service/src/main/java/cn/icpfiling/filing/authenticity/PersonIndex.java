package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.entry.Person;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.identifier.Notation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The keyed hash of a person to which a result is bound, without naming them. */
@ApplicationScoped
class PersonIndex {

    private final KeyedHash hash;

    PersonIndex(KeyedHash hash) {
        this.hash = hash;
    }

    /** Hashes name, certificate type and number; empty while one of them is missing. */
    Optional<byte[]> of(Person person) {
        return isWhole(person)
                ? Optional.of(hash.of(
                        "principal",
                        person.name().strip() + "|" + person.certificateType() + "|"
                                + plain(person.certificateNumber())))
                : Optional.empty();
    }

    /** Hashes the certificate only, so that another name does not evade its limit. */
    byte[] ofCertificate(Person person) {
        return hash.of("certificate", person.certificateType() + ":" + plain(person.certificateNumber()));
    }

    private static boolean isWhole(Person person) {
        return person != null
                && isThere(person.name())
                && person.certificateType() != null
                && isThere(person.certificateNumber());
    }

    private static boolean isThere(String text) {
        return text != null && !text.isBlank();
    }

    private static String plain(String number) {
        return Notation.tidy(number);
    }
}
