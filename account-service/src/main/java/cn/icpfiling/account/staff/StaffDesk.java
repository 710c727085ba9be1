package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.Session;
import cn.icpfiling.account.core.StaffLogin;
import cn.icpfiling.account.passwords.PasswordHash;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.secondfactor.SecondFactors;
import cn.icpfiling.account.sessions.Sessions;
import cn.icpfiling.account.store.Accounts;
import cn.icpfiling.account.store.StaffLogins;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.crypto.MaskedValues;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.idempotency.Answer;
import cn.icpfiling.platform.idempotency.Attempt;
import cn.icpfiling.platform.idempotency.Once;
import cn.icpfiling.platform.idempotency.Reply;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import cn.icpfiling.platform.web.write.IfMatch;
import cn.icpfiling.platform.web.write.VersionTag;
import jakarta.enterprise.context.RequestScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** What an administrator does with staff: let in, change, shut out. Never with the own record, save looking at it. */
@RequestScoped
class StaffDesk {

    private static final int PASSWORD_BYTES = 15;

    private final SecureRandom random = new SecureRandom();
    private final CurrentActor actor;
    private final Once once;
    private final Accounts accounts;
    private final StaffLogins staff;
    private final SealedStaff sealed;
    private final StaffViews views;
    private final Phones phones;
    private final PasswordHash passwords;
    private final SecondFactors factors;
    private final Sessions sessions;
    private final Audit audit;
    private final Clock clock;

    StaffDesk(
            CurrentActor actor,
            Once once,
            Accounts accounts,
            StaffLogins staff,
            SealedStaff sealed,
            StaffViews views,
            Phones phones,
            PasswordHash passwords,
            SecondFactors factors,
            Sessions sessions,
            Audit audit,
            Clock clock) {
        this.actor = actor;
        this.once = once;
        this.accounts = accounts;
        this.staff = staff;
        this.sealed = sealed;
        this.views = views;
        this.phones = phones;
        this.passwords = passwords;
        this.factors = factors;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    Answer add(Attempt attempt, String login, StaffEntry entry) {
        var roles = entry.rolesOfOnePerson("/entry");
        var mobile = mobile(entry, "/entry");
        var password = freshPassword();
        var hash = passwords.hash(password);
        return once.perform(attempt, () -> {
            if (staff.ofLogin(login).isPresent()) throw new ProblemException(AccountProblem.LOGIN_TAKEN);
            var id = Ids.next();
            accounts.persistAndFlush(Account.ofStaff(id, clock.instant()));
            var member = new StaffLogin(id, login, sealed.name(id, entry.name()), roles, hash);
            reachedAt(member, mobile);
            staff.persistAndFlush(member);
            tell("ADD", member);
            return reply(201, "/api/v1/staff/" + id, member, views.of(member).withPassword(password));
        });
    }

    /** A change of what may be done ends the sessions in which it was done. */
    Shown change(UUID id, IfMatch seen, StaffEntry entry) {
        var roles = entry.rolesOfOnePerson("");
        var mobile = mobile(entry, "");
        return UnitOfWork.in(() -> {
            var member = changeable(id);
            seen.require(member.version());
            if (!roles.equals(member.roles())) sessions.endAll(id, Session.End.BY_ADMINISTRATOR);
            member.is(sealed.name(id, entry.name()), roles);
            reachedAt(member, mobile);
            staff.flush();
            tell("CHANGE", member);
            return new Shown(views.of(member), tag(member));
        });
    }

    /** Out at once, and no way back in until enabled again; the record and what it did stay. */
    Answer disable(UUID id, Attempt attempt, IfMatch seen) {
        return act("DISABLE", id, attempt, seen, member -> {
            member.disable(clock.instant());
            sessions.endAll(id, Session.End.BY_ADMINISTRATOR);
            return null;
        });
    }

    Answer enable(UUID id, Attempt attempt, IfMatch seen) {
        return act("ENABLE", id, attempt, seen, member -> {
            member.enable();
            return null;
        });
    }

    /** For a device that is lost: the next sign-in enrols another. */
    Answer resetSecondFactor(UUID id, Attempt attempt, IfMatch seen) {
        return act("RESET_SECOND_FACTOR", id, attempt, seen, member -> {
            factors.reset(id);
            return null;
        });
    }

    Answer resetPassword(UUID id, Attempt attempt, IfMatch seen) {
        var password = freshPassword();
        var hash = passwords.hash(password);
        return act("RESET_PASSWORD", id, attempt, seen, member -> {
            member.changePassword(hash);
            sessions.endAll(id, Session.End.PASSWORD_CHANGED);
            return password;
        });
    }

    record Shown(StaffMember member, VersionTag tag) {}

    /** The act tells a fresh password, or null. */
    private Answer act(String name, UUID id, Attempt attempt, IfMatch seen, Function<StaffLogin, String> act) {
        UnitOfWork.run(() -> changeable(id));
        return once.perform(attempt, () -> {
            var member = changeable(id);
            seen.require(member.version());
            member.touch();
            var password = act.apply(member);
            staff.flush();
            tell(name, member);
            return reply(200, null, member, views.of(member).withPassword(password));
        });
    }

    private void tell(String name, StaffLogin member) {
        audit.record(StaffActs.of(name, member.account(), member.roles()));
    }

    private StaffLogin changeable(UUID id) {
        var member = staff.locked(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (id.equals(actor.account())) throw new ProblemException(AccountProblem.OWN_STAFF_RECORD);
        return member;
    }

    private void reachedAt(StaffLogin member, String e164) {
        var index = e164 == null ? null : phones.indexOf(e164);
        if (index != null
                && staff.ofMobile(index)
                        .filter(other -> !other.account().equals(member.account()))
                        .isPresent()) throw new ProblemException(AccountProblem.MOBILE_TAKEN);
        member.reachedAt(sealed.mobile(member.account(), e164), index);
    }

    /** @param pointer of the entry in the request */
    private String mobile(StaffEntry entry, String pointer) {
        new MaskedValues()
                .at(pointer + "/name", entry.name())
                .at(pointer + "/mobile", entry.mobile())
                .refuse();
        return entry.mobile() == null ? null : phones.wanted(entry.mobile(), pointer + "/mobile");
    }

    private String freshPassword() {
        var bits = new byte[PASSWORD_BYTES];
        random.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static VersionTag tag(StaffLogin member) {
        return new VersionTag(member.version(), Locale.ROOT);
    }

    private static Reply reply(int status, String location, StaffLogin member, StaffMember shown) {
        return new Reply(status, location, tag(member).toString(), shown);
    }
}
