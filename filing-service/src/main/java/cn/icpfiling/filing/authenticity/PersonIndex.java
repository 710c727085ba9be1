package cn.icpfiling.filing.authenticity;

import cn.icpfiling.filing.core.Person;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.identifier.Notation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What a result is bound to, without saying who it is. */
@ApplicationScoped
class PersonIndex {

    private final KeyedHash hash;

    PersonIndex(KeyedHash hash) {
        this.hash = hash;
    }

    /** Of name, certificate type and number; empty while one of them is missing. */
    Optional<byte[]> of(Person person) {
        return isWhole(person)
                ? Optional.of(hash.of(
                        "principal",
                        person.name().strip() + "|" + person.certificateType() + "|"
                                + plain(person.certificateNumber())))
                : Optional.empty();
    }

    /** Of the certificate alone: another name is no way around what is counted for it. */
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
