package cn.icpfiling.legacy.rows;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What only one row may have, as sixteen bytes: the blind index of a login or certificate, or a digest of a number.
 *
 * @param value the same for the same thing
 */
public record UniqueKey(Space space, UUID value) {

    /** The things that are unique, with the code of a row that wants a taken one. */
    public enum Space {
        LOGIN(FaultCode.LOGIN_TAKEN),
        NUMBER(FaultCode.NUMBER_TAKEN),
        CERTIFICATE(FaultCode.CERTIFICATE_TAKEN),
        SITE_NUMBER(FaultCode.NUMBER_TAKEN);

        private final FaultCode taken;

        Space(FaultCode taken) {
            this.taken = taken;
        }

        FaultCode taken() {
            return taken;
        }
    }

    public static UUID digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
