package cn.icpfiling.account.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.icpfiling.account.Caller;
import cn.icpfiling.account.OutsideWorld;
import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.account.store.AccountRepository;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.testkit.LocalStackResource;
import cn.icpfiling.platform.testkit.rest.JsonPath;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A caller who signs in again and again without a device gains no codes by it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@QuarkusTestResource(OutsideWorld.class)
class ManyDevicesApiTest {

    private final Caller owner = new Caller();
    private JsonPath opened;

    @Inject
    KnownDevices devices;

    @Inject
    CodeQuotas quotas;

    @Inject
    AccountRepository accounts;

    @Inject
    Phones phones;

    @BeforeEach
    void an_owner_has_an_account() {
        opened = owner.signedUp();
    }

    @Test
    void an_account_has_ten_devices_and_the_one_that_was_not_used_for_longest_gives_way() {
        var first = opened.getString("session.deviceToken");
        var second = remembered(null);
        var more = IntStream.range(0, 8).mapToObj(each -> remembered(null)).toList();
        assertThat(isKnown(first)).isTrue();
        remembered(first);

        var eleventh = remembered(null);

        assertThat(isKnown(second)).isFalse();
        assertThat(more).allMatch(this::isKnown);
        assertThat(isKnown(first)).isTrue();
        assertThat(isKnown(eleventh)).isTrue();
    }

    @Test
    void all_devices_of_a_phone_get_thirty_codes_a_day() {
        var used = IntStream.range(0, 10).mapToObj(each -> UUID.randomUUID()).toList();
        for (var purpose : List.of(CodePurpose.SIGN_IN, CodePurpose.SIGN_UP, CodePurpose.RECOVERY)) {
            used.forEach(device -> UnitOfWork.run(() -> quotas.takeOfDevice(device, owner.e164(), purpose)));
        }

        assertThatThrownBy(() ->
                        UnitOfWork.run(() -> quotas.takeOfDevice(UUID.randomUUID(), owner.e164(), CodePurpose.SIGN_IN)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(AccountProblem.CODE_QUOTA_SPENT));
        UnitOfWork.run(() -> quotas.takeOfDevice(UUID.randomUUID(), new Caller().e164(), CodePurpose.SIGN_IN));
    }

    @Test
    void a_new_password_forgets_the_devices() {
        owner.as(token())
                .body(Map.of("password", "correct horse battery staple"))
                .put("/api/v1/accounts/me/password")
                .then()
                .statusCode(204);

        assertThat(isKnown(opened.getString("session.deviceToken"))).isFalse();
    }

    @Test
    void the_end_of_all_other_sessions_forgets_the_devices() {
        owner.as(token()).delete("/api/v1/sessions").then().statusCode(204);

        assertThat(isKnown(opened.getString("session.deviceToken"))).isFalse();
    }

    private String token() {
        return opened.getString("session.accessToken");
    }

    private String remembered(String shown) {
        var id = UUID.fromString(opened.getString("account.accountId"));
        return UnitOfWork.in(() -> devices.remember(accounts.lockedOpen(id).orElseThrow(), shown));
    }

    private boolean isKnown(String device) {
        return UnitOfWork.in(() -> devices.of(phones.indexOf(owner.e164()), device))
                .isPresent();
    }
}
