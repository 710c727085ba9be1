package cn.icpfiling.account.notices;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallNumbersTest {

    private List<String> profile;
    private final CallNumbers numbers = new CallNumbers(this::answered, new ShippedTextsTest.TestProvider());

    @Test
    void the_numbers_of_the_settings_hold_until_filing_service_answers() {
        numbers.refresh();

        assertThat(numbers.known()).containsExactly("95187");
    }

    @Test
    void the_numbers_of_a_replaced_profile_hold_and_stay_while_filing_service_is_silent() {
        profile = List.of("400-800-1234");
        numbers.refresh();
        profile = null;
        numbers.refresh();

        assertThat(numbers.known()).containsExactly("400-800-1234");
    }

    private AnnouncedProfile.Profile answered() {
        if (profile == null) {
            throw new ProcessingException("silent");
        }
        return new AnnouncedProfile.Profile(profile);
    }
}
