package cn.icpfiling.account.quotas;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.QuotaKind;
import cn.icpfiling.account.core.QuotaReason;
import cn.icpfiling.account.store.PartnerQuotaTable.Row;
import cn.icpfiling.platform.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuotasInForceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final UUID CLIENT = Ids.next();

    @Test
    void the_latest_change_whose_time_has_come_is_in_force() {
        var rows = List.of(row(null, 30, -1, -9), row(null, 10, -3, -8), row(null, 20, -2, -7), row(null, 40, 1, -6));

        assertThat(QuotasOfPartner.inForce(rows, NOW)).extracting(Row::most).containsExactly(30);
    }

    @Test
    void of_two_changes_for_one_time_the_one_that_was_set_last_is_in_force() {
        var rows = List.of(row(null, 20, -1, -2), row(null, 10, -1, -3));

        assertThat(QuotasOfPartner.inForce(rows, NOW)).extracting(Row::most).containsExactly(20);
    }

    @Test
    void a_change_holds_from_its_very_time() {
        assertThat(QuotasOfPartner.inForce(List.of(row(null, 10, 0, -1)), NOW)).hasSize(1);
    }

    @Test
    void a_client_has_its_own_beside_the_partner() {
        var rows = List.of(row(null, 10, -2, -2), row(CLIENT, 5, -1, -1));

        assertThat(QuotasOfPartner.inForce(rows, NOW)).extracting(Row::most).containsExactlyInAnyOrder(10, 5);
    }

    @Test
    void a_change_that_a_later_one_has_replaced_is_out_of_force_and_one_to_come_is_not() {
        var rows = List.of(row(null, 30, -1, -9), row(null, 10, -3, -8), row(CLIENT, 20, -2, -7), row(null, 40, 1, -6));

        assertThat(QuotasOfPartner.outOfForce(rows, NOW)).extracting(Row::most).containsExactly(10);
    }

    @Test
    void the_quotas_of_requests_are_the_defaults_where_nothing_was_set_and_a_client_has_none() {
        var rows = List.of(row(CLIENT, 5, -1, -1), row(Ids.next(), 4, -1, -1));
        var defaults = new QuotaDefaults(600, 200_000, 5, 100_000, 50);

        assertThat(QuotasOfPartner.requestQuotas(QuotasOfPartner.inForce(rows, NOW), CLIENT, defaults))
                .isEqualTo(new RequestQuotas(600, 200_000, null, 5));
    }

    private static Row row(UUID client, int most, int daysFromNow, int setDaysFromNow) {
        return new Row(
                Ids.next(),
                client,
                QuotaKind.REQUESTS_A_DAY,
                most,
                NOW.plus(Duration.ofDays(daysFromNow)),
                QuotaReason.CONTRACT,
                NOW.plus(Duration.ofDays(setDaysFromNow)));
    }
}
