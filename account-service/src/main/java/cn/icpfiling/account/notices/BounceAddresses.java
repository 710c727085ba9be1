package cn.icpfiling.account.notices;

import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The envelope sender of each mail, which names its notice: {@code bounces+<id>.<tag>@domain}. The tag is a keyed hash, so
 * that a stranger who knows the id of a notice cannot make up a bounce.
 */
@ApplicationScoped
public class BounceAddresses {

    private static final String PURPOSE = "bounce-address";
    private static final int TAG_BYTES = 8;
    private static final Pattern DETAIL =
            Pattern.compile("\\+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.([0-9a-f]{16})@");

    private final KeyedHash hash;
    private final Optional<String> mailbox;

    BounceAddresses(KeyedHash hash, @ConfigProperty(name = "icp.bounces.address") Optional<String> mailbox) {
        this.hash = hash;
        this.mailbox = mailbox;
    }

    /** Empty if no mailbox for bounces is configured. */
    public Optional<String> of(UUID notice) {
        return mailbox.map(address -> {
            var at = address.lastIndexOf('@');
            return address.substring(0, at) + "+" + notice + "." + tag(notice) + address.substring(at);
        });
    }

    /** The notice that an address of a bounce names; empty for a made-up one. */
    public Optional<UUID> noticeOf(String address) {
        if (address == null) {
            return Optional.empty();
        }
        var found = DETAIL.matcher(address.toLowerCase(Locale.ROOT));
        if (!found.find()) {
            return Optional.empty();
        }
        var notice = Ids.parse(found.group(1));
        return Optional.of(notice).filter(id -> MessageDigest.isEqual(bytes(tag(id)), bytes(found.group(2))));
    }

    private String tag(UUID notice) {
        return HexFormat.of().formatHex(Arrays.copyOf(hash.of(PURPOSE, notice.toString()), TAG_BYTES));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
