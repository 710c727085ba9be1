package cn.icpfiling.account.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.accounts.AccountContacts;
import cn.icpfiling.account.core.Account;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.crypto.KeyHolders;
import cn.icpfiling.platform.crypto.ReencryptFields;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.testkit.HurriedRotation;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.Response;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All keys of the service change while people are found by their phones and open accounts. */
@Tag("long")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class IndexRotationApiTest {

    @Inject
    AccountRepository accounts;

    @Inject
    AccountContacts contacts;

    @Inject
    Phones phones;

    @Inject
    KeyHolders holders;

    @Inject
    ReencryptFields encryptAgain;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Caller person = new Caller();
    private final Caller member = new Caller();
    private final Caller administrator = new Caller();

    @Test
    void a_phone_finds_its_account_and_opens_no_second_one_at_every_moment() throws Exception {
        var account = UUID.fromString(person.signedUp().getString("account.accountId"));
        var token = administrator.entersAs("administrator").getString("accessToken");
        addsStaff(token, member.phone()).then().statusCode(201);
        var before = phones.indexOf(person.e164());
        Future<Boolean> rotation;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            rotation = threads.submit(() ->
                    HurriedRotation.run(holders, encryptAgain, new PrintStream(said, true, StandardCharsets.UTF_8)));
            while (!rotation.isDone()) {
                assertThat(found(person)).contains(account);
                var another = new Caller();
                opens(another);
                assertThatThrownBy(() -> opens(another)).matches(Duplicates::causedBy);
                assertThatThrownBy(() -> opens(person)).matches(Duplicates::causedBy);
                addsStaff(token, member.phone()).then().statusCode(409).body("code", equalTo("MOBILE_TAKEN"));
            }
        }

        assertThat(rotation.get()).as(said.toString(StandardCharsets.UTF_8)).isTrue();
        var after = phones.indexOf(person.e164());
        assertThat(after.matches(before)).isFalse();
        assertThat(after.a() == null).isEqualTo(before.b() == null);
        assertThat(found(person)).contains(account);
        person.signsIn(person.code("SIGN_IN")).then().statusCode(201);
    }

    private Optional<UUID> found(Caller caller) {
        return UnitOfWork.in(
                () -> accounts.ofPhone(phones.indexOf(caller.e164())).map(Account::id));
    }

    /** As the use case does, without its look before: the database alone says whether there is one. */
    private void opens(Caller caller) {
        var id = Ids.next();
        UnitOfWork.run(() -> accounts.persistAndFlush(Account.ofPhone(
                id,
                contacts.encryptedPhone(id, caller.e164()),
                phones.indexOf(caller.e164()),
                null,
                Language.ZH,
                Instant.now().truncatedTo(ChronoUnit.MICROS))));
    }

    private Response addsStaff(String token, String mobile) {
        return administrator
                .as(token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "login",
                        "staff-" + UUID.randomUUID(),
                        "entry",
                        Map.of("name", "辛", "roles", List.of("auditor"), "mobile", mobile)))
                .post("/api/v1/staff");
    }
}
