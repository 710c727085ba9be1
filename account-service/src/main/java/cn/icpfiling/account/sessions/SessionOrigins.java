package cn.icpfiling.account.sessions;

import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.limits.CallerDevice;
import cn.icpfiling.platform.crypto.FieldCipher;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes down where a session began, for its owner to recognise: program, device and half of the address, encrypted. */
@ApplicationScoped
class SessionOrigins {

    private static final String TABLE = "sessions";
    private static final String ADDRESS = "address";

    private final CallerDevice caller;
    private final FieldCipher cipher;
    private final String client;

    SessionOrigins(
            CallerDevice caller, FieldCipher cipher, @ConfigProperty(name = "icp.tokens.own-client") String client) {
        this.caller = caller;
        this.cipher = cipher;
        this.client = client;
    }

    void write(Session session) {
        session.recordOrigin(
                client,
                cipher.encrypt(TABLE, ADDRESS, session.id(), caller.maskedAddress()),
                DeviceName.of(caller.userAgent()));
    }

    /** Null when the session has none. */
    String addressOf(Session session) {
        return cipher.decrypt(TABLE, ADDRESS, session.id(), session.address());
    }
}
