package cn.icpfiling.account.devices;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.KnownDevice;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.account.store.KnownDeviceRepository;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.personaldata.BlindValue;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Recognises devices of an account's owner. Each sign-in by code returns a device token. The token authenticates
 * nothing: it gives the device a quota of codes of its own, which other callers cannot use up.
 */
@ApplicationScoped
public class KnownDevices {

    private final SecureRandom random = new SecureRandom();
    private final KnownDeviceRepository store;
    private final AccountRepository accounts;
    private final Clock clock;

    KnownDevices(KnownDeviceRepository store, AccountRepository accounts, @MachineClock Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Returns the token of the request if it belongs to this account, else a new one. Then the account may have too many devices, and those
     * that were not used for longest are forgotten. Lock the account first.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public String remember(Account account, String shown) {
        var now = clock.instant();
        var known = find(shown).filter(device -> device.account().equals(account.id()));
        if (known.isPresent()) {
            known.get().markUsed(now);
            return shown;
        }
        var bits = new byte[32];
        random.nextBytes(bits);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        store.persist(new KnownDevice(Ids.next(), account.id(), hash(token), now));
        store.forgetOlder(account.id(), KnownDevice.MOST);
        return token;
    }

    /** Forgets the devices of an account but the one of the token; a null or foreign token keeps none. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forgetOthers(Account account, String shown) {
        var kept = find(shown)
                .filter(device -> device.account().equals(account.id()))
                .map(KnownDevice::id);
        kept.ifPresentOrElse(id -> store.forgetOthers(account.id(), id), () -> store.forgetOf(account.id()));
    }

    /** The device, if the token belongs to the account with this phone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<UUID> of(BlindValue phoneIndex, String shown) {
        return find(shown)
                .filter(device -> accounts.ofPhone(phoneIndex)
                        .filter(account -> account.id().equals(device.account()))
                        .isPresent())
                .map(KnownDevice::id);
    }

    private Optional<KnownDevice> find(String shown) {
        if (shown == null) {
            return Optional.empty();
        }
        return store.ofHash(hash(shown)).filter(device -> device.isKnown(clock.instant()));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
