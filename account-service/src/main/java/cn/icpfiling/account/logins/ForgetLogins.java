package cn.icpfiling.account.logins;

import cn.icpfiling.account.store.HolderPasswordRepository;
import cn.icpfiling.account.store.KnownDeviceRepository;
import cn.icpfiling.account.store.SecondFactorRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Deletes the password, the second factor with its recovery codes and challenges, and the known devices of an account. */
@ApplicationScoped
public class ForgetLogins {

    private final HolderPasswordRepository passwords;
    private final SecondFactorRepository factors;
    private final KnownDeviceRepository devices;

    ForgetLogins(HolderPasswordRepository passwords, SecondFactorRepository factors, KnownDeviceRepository devices) {
        this.passwords = passwords;
        this.factors = factors;
        this.devices = devices;
    }

    /** Writes pending changes and detaches all entities, so call it last. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void handle(UUID account) {
        passwords.deleteById(account);
        devices.forgetOf(account);
        factors.forget(account);
    }
}
