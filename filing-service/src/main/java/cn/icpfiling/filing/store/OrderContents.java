package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.ServicePart;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.SubjectPart;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.personaldata.BlindValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens and seals what an order holds of personal data. */
@ApplicationScoped
public class OrderContents {

    private static final String TABLE = "order_contents";

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final BlindIndex index;

    OrderContents(EntityManager entities, FieldCipher cipher, BlindIndex index) {
        this.entities = entities;
        this.cipher = cipher;
        this.index = index;
    }

    /** What was entered into an order; null where nothing was. */
    public record Entered(SubjectPart subject, ServicePart service) {

        public static final Entered NOTHING = new Entered(null, null);

        @Override
        public String toString() {
            return "Entered";
        }
    }

    /** Of many orders by one statement. An order into which nothing was entered has none. */
    public Map<UUID, Entered> of(Collection<UUID> orders) {
        return entities.createQuery("from OrderContent where orderId in ?1", OrderContent.class)
                .setParameter(1, orders)
                .getResultStream()
                .collect(Collectors.toMap(OrderContent::orderId, this::open));
    }

    /** Of one order. */
    public Entered of(UUID order) {
        return Optional.ofNullable(entities.find(OrderContent.class, order))
                .map(this::open)
                .orElse(Entered.NOTHING);
    }

    Entered open(OrderContent row) {
        return new Entered(subject(row), service(row));
    }

    public Optional<SubjectPart> subject(UUID order) {
        return Optional.ofNullable(entities.find(OrderContent.class, order)).map(this::subject);
    }

    public Optional<ServicePart> service(UUID order) {
        return Optional.ofNullable(entities.find(OrderContent.class, order)).map(this::service);
    }

    private SubjectPart subject(OrderContent row) {
        return row.sealedSubject() == null
                ? null
                : read(cipher.open(TABLE, "subject", row.orderId(), row.sealedSubject()), SubjectPart.class);
    }

    private ServicePart service(OrderContent row) {
        return row.sealedService() == null
                ? null
                : read(cipher.open(TABLE, "service", row.orderId(), row.sealedService()), ServicePart.class);
    }

    public void save(UUID order, SubjectPart part) {
        row(order).sealedSubject(cipher.seal(TABLE, "subject", order, write(part)));
    }

    public void save(UUID order, ServicePart part) {
        row(order).sealedService(cipher.seal(TABLE, "service", order, write(part)));
    }

    /** The certificate number that the type check settled, in clear. */
    public String certificateNumber(Order order) {
        return openCertificateNumber(order.typeCheckId(), order.sealedCertificateNumber());
    }

    /** Type check and order share the sealed value, bound to the check's row. */
    public byte[] sealCertificateNumber(UUID typeCheck, String number) {
        return cipher.seal("filing_type_checks", "certificate_number", typeCheck, number);
    }

    public String openCertificateNumber(UUID typeCheck, byte[] sealed) {
        return cipher.open("filing_type_checks", "certificate_number", typeCheck, sealed);
    }

    /** The same for every table, so that an order and a subject can be compared. */
    public BlindValue certificateIndex(int certificateType, String normalizedNumber) {
        return index.of("certificate", certificateType + ":" + normalizedNumber);
    }

    /** The same identity, its index made from the number now: for whoever asked a stranger since it was read. */
    public SettledIdentity indexed(SettledIdentity read) {
        return read.indexed(certificateIndex(
                read.certificateType(), openCertificateNumber(read.typeCheckId(), read.sealedCertificateNumber())));
    }

    public String json(Object value) {
        return write(value);
    }

    /** What {@link #json} wrote of a subject. */
    public SubjectPart subjectIn(String json) {
        return read(json, SubjectPart.class);
    }

    /** What {@link #json} wrote of a service. */
    public ServicePart serviceIn(String json) {
        return read(json, ServicePart.class);
    }

    private OrderContent row(UUID order) {
        var row = entities.find(OrderContent.class, order);
        if (row == null) {
            row = new OrderContent(order);
            entities.persist(row);
        }
        return row;
    }

    private static String write(Object value) {
        try {
            return StoredJson.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an order's content cannot be written as JSON", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return StoredJson.MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            // The value itself stays out of the message: it is personal data.
            throw new IllegalStateException("an order's content is not readable as " + type.getSimpleName());
        }
    }
}
