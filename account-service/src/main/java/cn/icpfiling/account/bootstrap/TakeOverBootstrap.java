package cn.icpfiling.account.bootstrap;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.ServiceClient;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.credentials.ClientSecrets;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.Sessions;
import cn.icpfiling.account.staff.SealedStaff;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.Duplicates;
import cn.icpfiling.account.store.ServiceClients;
import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Makes the database say what the bootstrap file says, at each start. What is the same stays as it is; a changed password ends
 * the sessions that the old one opened. Who is no longer in the file is left alone: another start, with another file, is no
 * reason to lock people out.
 */
@ApplicationScoped
class TakeOverBootstrap {

    private static final Logger LOG = Logger.getLogger(TakeOverBootstrap.class);
    private static final int AFTER_THE_KEYS = 200;

    private final Accounts accounts;
    private final StaffLogins staff;
    private final ServiceClients clients;
    private final PasswordHash passwords;
    private final ClientSecrets secrets;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final SealedStaff sealed;
    private final Phones phones;
    private final BootstrapAudit audit;
    private final Clock clock;
    private final Optional<Path> file;

    TakeOverBootstrap(
            Accounts accounts,
            StaffLogins staff,
            ServiceClients clients,
            PasswordHash passwords,
            ClientSecrets secrets,
            Sessions sessions,
            SecondFactors factors,
            SealedStaff sealed,
            Phones phones,
            BootstrapAudit audit,
            Clock clock,
            @ConfigProperty(name = "icp.bootstrap.file") Optional<Path> file) {
        this.accounts = accounts;
        this.staff = staff;
        this.clients = clients;
        this.passwords = passwords;
        this.secrets = secrets;
        this.sessions = sessions;
        this.factors = factors;
        this.sealed = sealed;
        this.phones = phones;
        this.audit = audit;
        this.clock = clock;
        this.file = file;
    }

    void start(@Observes @Priority(AFTER_THE_KEYS) StartupEvent started) {
        if (file.isEmpty()) {
            LOG.warn(
                    "No bootstrap file (icp.bootstrap.file): nobody new is let in; staff and services of before stay.");
            return;
        }
        var wanted = BootstrapFile.read(file.get());
        take(wanted);
        LOG.infof(
                "Bootstrap file taken over: %d staff, %d services",
                wanted.staff().size(), wanted.services().size());
    }

    void take(BootstrapFile wanted) {
        wanted.staff().forEach(one -> again(() -> takeStaff(one)));
        wanted.services().forEach(one -> again(() -> takeService(one)));
    }

    /** Two replicas that start at once both find nothing and both insert; the loser finds the other's row. */
    private static void again(Runnable work) {
        try {
            UnitOfWork.run(work);
        } catch (RuntimeException failure) {
            if (!Duplicates.isOne(failure)) throw failure;
            UnitOfWork.run(work);
        }
    }

    private void takeStaff(BootstrapFile.Staff wanted) {
        var known = staff.ofLogin(wanted.login());
        var account = known.map(StaffLogin::account).orElseGet(() -> add(wanted));
        boolean changed = known.map(member -> change(member, wanted)).orElse(false);
        if (wanted.mobile() != null) changed |= takeMobile(account, phones.wanted(wanted.mobile(), "/mobile"));
        if (wanted.totp() != null) factors.provide(account, wanted.totp());
        if (known.isEmpty()) {
            audit.added(account, wanted.roles());
        } else if (changed) {
            audit.changed(account, wanted.roles());
        }
    }

    private UUID add(BootstrapFile.Staff wanted) {
        var id = Ids.next();
        accounts.persist(Account.ofStaff(id, clock.instant()));
        staff.persistAndFlush(new StaffLogin(
                id, wanted.login(), sealed.name(id, wanted.name()), wanted.roles(), passwords.hash(wanted.password())));
        return id;
    }

    private boolean change(StaffLogin known, BootstrapFile.Staff wanted) {
        var called = sealed.nameOf(known);
        boolean another = !wanted.name().equals(called) || !wanted.roles().equals(known.roles());
        if (another) {
            known.is(sealed.name(known.account(), wanted.name()), wanted.roles());
        }
        boolean anotherPassword = !passwords.matches(wanted.password(), Optional.of(known.passwordHash()));
        if (anotherPassword) {
            known.changePassword(passwords.hash(wanted.password()));
            sessions.endAll(known.account(), Session.End.PASSWORD_CHANGED);
        }
        staff.flush();
        return another || anotherPassword;
    }

    private boolean takeMobile(UUID account, String e164) {
        var member = staff.findById(account);
        boolean another = !e164.equals(sealed.mobileOf(member));
        if (another) {
            member.reachedAt(sealed.mobile(account, e164), phones.indexOf(e164));
            staff.flush();
        }
        return another;
    }

    private void takeService(BootstrapFile.Service wanted) {
        var hash = secrets.hash(wanted.client(), wanted.secret());
        var known = clients.findByIdOptional(wanted.client());
        if (known.isEmpty()) {
            clients.persist(new ServiceClient(wanted.client(), hash));
            audit.clientAdded(wanted.client());
        } else if (!known.get().knows(hash)) {
            known.get().changeSecret(hash);
            audit.clientChanged(wanted.client());
        }
    }
}
