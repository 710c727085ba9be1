package cn.icpfiling.account.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    @Test
    void without_items_every_type_matches() {
        assertThat(EventTypes.of(null).matches("filing.order.completed")).isTrue();
        assertThat(EventTypes.of(List.of()).matches("account.opened")).isTrue();
    }

    @Test
    void a_name_matches_itself_and_a_prefix_what_begins_with_it() {
        var types = EventTypes.of(List.of("filing.order.*", "account.opened"));

        assertThat(types.matches("filing.order.sms-failed")).isTrue();
        assertThat(types.matches("account.opened")).isTrue();
        assertThat(types.matches("account.opened.again")).isFalse();
        assertThat(types.matches("filing.orders.completed")).isFalse();
        assertThat(types.matches("filing.record.changed")).isFalse();
    }

    @Test
    void the_form_allows_names_and_prefixes_only() {
        var form = Pattern.compile(EventTypes.FORM);

        assertThat(List.of("filing.order.sms-failed", "filing.*", "account.opened", "webhook.endpoint.disabled"))
                .allMatch(type -> form.matcher(type).matches());
        assertThat(List.of("*", "filing*", "Filing.order", "filing..order", "filing.order.* ", ""))
                .noneMatch(type -> form.matcher(type).matches());
    }
}
