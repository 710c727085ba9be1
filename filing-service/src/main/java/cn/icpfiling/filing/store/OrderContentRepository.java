package cn.icpfiling.filing.store;

import cn.icpfiling.filing.core.Order;
import cn.icpfiling.filing.core.SettledIdentity;
import cn.icpfiling.filing.core.entry.ServicePart;
import cn.icpfiling.filing.core.entry.SubjectPart;
import cn.icpfiling.filing.core.typecheck.OldFiling;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.crypto.FieldCipher;
import cn.icpfiling.platform.database.JsonText;
import cn.icpfiling.platform.personaldata.BlindValue;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Encrypts and decrypts the personal data of an order. */
@Singleton
public class OrderContentRepository {

    private static final String TABLE = "order_contents";
    private static final String TYPE_CHECKS = "filing_type_checks";

    private final EntityManager entities;
    private final FieldCipher cipher;
    private final BlindIndex index;

    OrderContentRepository(EntityManager entities, FieldCipher cipher, BlindIndex index) {
        this.entities = entities;
        this.cipher = cipher;
        this.index = index;
    }

    /** What was entered into an order; a part is null if nothing was entered. */
    public record Entered(SubjectPart subject, ServicePart service) {

        public static final Entered NOTHING = new Entered(null, null);

        @Override
        public String toString() {
            return "Entered";
        }
    }

    /** Returns the content of many orders with one statement. An order without content is not in the map. */
    public Map<UUID, Entered> of(Collection<UUID> orders) {
        return entities.createQuery("from OrderContent where orderId in ?1", OrderContent.class)
                .setParameter(1, orders)
                .getResultStream()
                .collect(Collectors.toMap(OrderContent::orderId, this::open));
    }

    /** Returns the content of one order. */
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
        return row.encryptedSubject() == null
                ? null
                : JsonText.read(
                        cipher.decrypt(TABLE, "subject", row.orderId(), row.encryptedSubject()), SubjectPart.class);
    }

    private ServicePart service(OrderContent row) {
        return row.encryptedService() == null
                ? null
                : JsonText.read(
                        cipher.decrypt(TABLE, "service", row.orderId(), row.encryptedService()), ServicePart.class);
    }

    public void save(UUID order, SubjectPart part) {
        row(order).encryptedSubject(cipher.encrypt(TABLE, "subject", order, JsonText.write(part)));
    }

    public void save(UUID order, ServicePart part) {
        row(order).encryptedService(cipher.encrypt(TABLE, "service", order, JsonText.write(part)));
    }

    /** Returns the certificate number that the type check settled, in plain text. */
    public String certificateNumber(Order order) {
        return openCertificateNumber(order.typeCheckId(), order.certificate().encryptedNumber());
    }

    /** Type check and order share the encrypted value, which is bound to the check's row. */
    public byte[] encryptCertificateNumber(UUID typeCheck, String number) {
        return cipher.encrypt(TYPE_CHECKS, "certificate_number", typeCheck, number);
    }

    public String openCertificateNumber(UUID typeCheck, byte[] encrypted) {
        return cipher.decrypt(TYPE_CHECKS, "certificate_number", typeCheck, encrypted);
    }

    /** Null for none. */
    public byte[] encryptOldFiling(UUID typeCheck, OldFiling filing) {
        return filing == null ? null : cipher.encrypt(TYPE_CHECKS, "old_filing", typeCheck, JsonText.write(filing));
    }

    public OldFiling openOldFiling(UUID typeCheck, byte[] encrypted) {
        return JsonText.read(cipher.decrypt(TYPE_CHECKS, "old_filing", typeCheck, encrypted), OldFiling.class);
    }

    /** The blind index is the same in every table, so that an order and a subject can be compared. */
    public BlindValue certificateIndex(int certificateType, String normalizedNumber) {
        return index.of("certificate", certificateType + ":" + normalizedNumber);
    }

    /**
     * Returns the same identity with its blind index computed now, for callers that queried another system since they
     * read it.
     */
    public SettledIdentity indexed(SettledIdentity read) {
        return read.indexed(certificateIndex(
                read.certificateType(), openCertificateNumber(read.typeCheckId(), read.encryptedCertificateNumber())));
    }

    public String json(Object value) {
        return JsonText.write(value);
    }

    /** Reads a subject that {@link #json} wrote. */
    public SubjectPart subjectIn(String json) {
        return JsonText.read(json, SubjectPart.class);
    }

    /** Reads a service that {@link #json} wrote. */
    public ServicePart serviceIn(String json) {
        return JsonText.read(json, ServicePart.class);
    }

    private OrderContent row(UUID order) {
        var row = entities.find(OrderContent.class, order);
        if (row == null) {
            row = new OrderContent(order);
            entities.persist(row);
        }
        return row;
    }
}
