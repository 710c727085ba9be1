package cn.icpfiling.filing.core.numbers;

import cn.icpfiling.filing.core.FilingProblem;
import cn.icpfiling.filing.core.HasHolder;
import cn.icpfiling.filing.core.Holder;
import cn.icpfiling.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The provider's one-use number for one filing of one instance (备案服务号). */
@Entity
@Table(name = "service_numbers")
public class ServiceNumber implements HasHolder {

    @Id
    private UUID id;

    @Column(name = "bsn")
    private String number;

    private UUID holder;
    private UUID partner;

    @Enumerated(EnumType.STRING)
    private InstanceProduct product;

    private String instanceId;
    private int slot;

    @Enumerated(EnumType.STRING)
    private ServiceNumberState state;

    private UUID orderId;
    private IpAddresses ipAddresses;
    private LocalDate termEnds;
    private Instant createdAt;

    @Version
    private long version;

    protected ServiceNumber() {}

    public static ServiceNumber issued(
            UUID id,
            Holder holder,
            InstanceProduct product,
            String instanceId,
            int slot,
            List<String> ipAddresses,
            LocalDate termEnds,
            Instant at) {
        var number = new ServiceNumber();
        number.id = id;
        // The tail of a UUIDv7 is its random part: unique, and it reveals nothing.
        number.number = "BSN-" + id.toString().replace("-", "").substring(16).toUpperCase(Locale.ROOT);
        number.holder = holder.account();
        number.partner = holder.partner();
        number.product = product;
        number.instanceId = instanceId;
        number.slot = slot;
        number.state = ServiceNumberState.FREE;
        number.ipAddresses = new IpAddresses(ipAddresses);
        number.termEnds = termEnds;
        number.createdAt = at;
        return number;
    }

    /** Binds the number to an order; the same order may bind it again. */
    public void bind(UUID order) {
        if (state == ServiceNumberState.USED || (state == ServiceNumberState.BOUND && !order.equals(orderId))) {
            throw new ProblemException(FilingProblem.SERVICE_NUMBER_TAKEN, number);
        }
        state = ServiceNumberState.BOUND;
        orderId = order;
    }

    /** Frees the number when its order ends without a filing or takes another number. */
    public void release() {
        if (state == ServiceNumberState.BOUND) {
            state = ServiceNumberState.FREE;
            orderId = null;
        }
    }

    /** Whether the instance still is as it was when the cloud last told. */
    public boolean hasInstance(List<String> addresses, LocalDate ends) {
        return ipAddresses.items().equals(addresses) && termEnds.equals(ends);
    }

    /** Takes over what the cloud tells now: a filing goes up with the addresses of its day. */
    public void instanceChanged(List<String> addresses, LocalDate ends) {
        ipAddresses = new IpAddresses(addresses);
        termEnds = ends;
    }

    public void spend() {
        if (state != ServiceNumberState.BOUND) {
            throw new IllegalStateException("service number " + id + " is " + state + " and cannot be spent");
        }
        state = ServiceNumberState.USED;
    }

    public UUID id() {
        return id;
    }

    public String number() {
        return number;
    }

    @Override
    public UUID holder() {
        return holder;
    }

    @Override
    public UUID partner() {
        return partner;
    }

    public InstanceProduct product() {
        return product;
    }

    public String instanceId() {
        return instanceId;
    }

    public int slot() {
        return slot;
    }

    public ServiceNumberState state() {
        return state;
    }

    public UUID orderId() {
        return orderId;
    }

    public List<String> ipAddresses() {
        return ipAddresses.items();
    }

    public LocalDate termEnds() {
        return termEnds;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
