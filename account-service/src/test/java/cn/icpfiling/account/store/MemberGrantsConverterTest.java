package cn.icpfiling.account.store;

import static org.assertj.core.api.Assertions.assertThat;

import cn.icpfiling.account.core.MemberGrant;
import cn.icpfiling.account.core.MemberGrants;
import cn.icpfiling.platform.security.Right;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MemberGrantsConverterTest {
    private static final UUID SERVICE = UUID.fromString("018c0000-0000-7000-8000-000000000001");

    private final MemberGrantsConverter converter = new MemberGrantsConverter();

    @Test
    void grants_come_back_as_they_were_written() {
        var grants = new MemberGrants(List.of(
                new MemberGrant(null, List.of(Right.VIEW)), new MemberGrant(SERVICE, List.of(Right.EDIT, Right.END))));

        assertThat(converter.convertToEntityAttribute(converter.convertToDatabaseColumn(grants)))
                .isEqualTo(grants);
    }

    @Test
    void a_right_of_a_later_release_is_not_granted_and_the_others_are() {
        var stored = "[{\"serviceId\": \"" + SERVICE + "\", \"rights\": [\"EDIT\", \"SIGN\"], \"until\": null},"
                + " {\"serviceId\": null, \"rights\": [\"SIGN\"]}]";

        assertThat(converter.convertToEntityAttribute(stored).items())
                .containsExactly(new MemberGrant(SERVICE, List.of(Right.EDIT)));
    }
}
