package cn.icpfiling.account.bounces;

import java.util.regex.Pattern;

/** Refuses settings that would lose every bounce, and says what to set. */
final class BounceSettingsCheck {

    /** The part before the at sign leaves room for the detail (RFC 5321 4.5.3.1.1 counts 64 octets, the detail has 54). */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9._-]{1,10}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");

    private BounceSettingsCheck() {}

    static void require(BounceSettings settings) {
        if (settings.address().isPresent()
                && !ADDRESS.matcher(settings.address().get()).matches()) {
            throw new IllegalStateException(
                    "icp.bounces.address must be a mail address with at most ten characters "
                            + "before the at sign and no plus sign, such as bounces@example.com: each mail adds its own detail there");
        }
        var isWhole = settings.address().isPresent()
                && settings.user().isPresent()
                && settings.password().isPresent();
        if (settings.imapHost().isPresent() && !isWhole) {
            throw new IllegalStateException(
                    "icp.bounces.imap-host is set, so set icp.bounces.address, icp.bounces.user and "
                            + "icp.bounces.password too: without the address no mail comes back to the mailbox");
        }
    }
}
