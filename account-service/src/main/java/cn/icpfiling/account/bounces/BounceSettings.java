package cn.icpfiling.account.bounces;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** The mailbox that bounces come to. */
@ConfigMapping(prefix = "icp.bounces")
interface BounceSettings {

    /** How often the mailbox is read. */
    String every();

    /** The address of the mailbox; each mail has it as envelope sender, with the notice as its detail (RFC 5233). */
    Optional<String> address();

    /** Without it no bounce is read. */
    Optional<String> imapHost();

    int imapPort();

    boolean imapTls();

    Optional<String> user();

    Optional<String> password();

    String folder();
}
