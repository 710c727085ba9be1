package cn.icpfiling.account.notices;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The contacts in a filing, as filing-service has them on record, in clear.
 *
 * @param service null for a finding about the whole subject
 * @param further a further contact of an imported filing; null for every other one
 * @param services of all services of the subject, for a finding about the whole subject
 * @param servicesAfter to ask for the next ones with; null if there are none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FiledContacts(
        Contact subject, Contact service, Contact further, List<ServiceContact> services, UUID servicesAfter) {

    /** No contacts: filing-service does not know the subject. */
    public static final FiledContacts NONE = new FiledContacts(null, null, null, List.of());

    /** filing-service of an earlier release tells no services. */
    public FiledContacts {
        services = services == null ? List.of() : List.copyOf(services);
    }

    public FiledContacts(Contact subject, Contact service, Contact further, List<ServiceContact> services) {
        this(subject, service, further, services, null);
    }

    /** With further services behind its own. */
    public FiledContacts with(FiledContacts next) {
        var all = Stream.concat(services.stream(), next.services.stream()).toList();
        return new FiledContacts(subject, service, further, all, next.servicesAfter);
    }

    /** The principal of one of the services. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record ServiceContact(UUID serviceId, Contact contact) {}

    /**
     * A principal of the filing or its further contact; what is not on record is null.
     *
     * @param number filing number of the subject or the service
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Contact(String number, String name, String mobile, String officePhone, String mail) {

        @Override
        public String toString() {
            return "Contact";
        }
    }

    /** The filing number that a text names: the service's, else the subject's, or null. */
    public String number() {
        if (service != null) {
            return service.number();
        }
        return subject == null ? null : subject.number();
    }
}
