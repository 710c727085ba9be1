package cn.icpfiling.filing.filings;

import cn.icpfiling.filing.core.entry.Person;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The contacts in a filing, in clear, for notices to them (docs/trade.md 3.15). They stand on record as entered, also
 * after access was cancelled or the record was deregistered.
 *
 * @param service null if no service was asked for
 * @param further the further contact of an old form, under the number of the subject; null for every filing without one
 * @param services of the services on record, or of those that ended with the subject; null unless they were asked for
 * @param servicesAfter the service behind which the next ones begin; null if there are none
 */
@Schema(name = "SubjectContacts")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubjectContacts(
        @NotNull Contact subject, Contact service, Contact further, List<ServiceContact> services, UUID servicesAfter) {

    SubjectContacts(Contact subject, Contact service, Contact further) {
        this(subject, service, further, null, null);
    }

    /** The principal of one of the services. */
    @Schema(name = "FilingServiceContact")
    public record ServiceContact(
            @NotNull UUID serviceId, @NotNull Contact contact) {}

    /**
     * A principal with its phones and mail; what is not on record is null.
     *
     * @param number filing number of the subject or the service
     */
    @Schema(name = "FilingContact")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(@NotNull String number, String name, String mobile, String officePhone, String mail) {

        static Contact of(String number, Person principal) {
            return principal == null
                    ? new Contact(number, null, null, null, null)
                    : new Contact(
                            number, principal.name(), principal.mobile(), principal.officePhone(), principal.mail());
        }

        @Override
        public String toString() {
            return "Contact[" + number + "]";
        }
    }
}
