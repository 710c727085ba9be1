package cn.icpfiling.platform.outbox;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBrokerCollection;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopicCollection;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponseCollection;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.MutableRecordBatch;
import org.apache.kafka.common.record.Record;
import org.apache.kafka.common.requests.RequestHeader;

/**
 * Answers a real producer over the protocol, as a broker with topics of one partition. It closes the connection at each request that
 * carries one chosen event, as a broker that dies each time, and judges the sequences of producers as a broker does.
 */
final class ScriptedBroker implements AutoCloseable {

    /** The last version that names topics by their names. */
    private static final short PRODUCE = 12;

    private static final List<ApiKeys> KNOWN =
            List.of(ApiKeys.API_VERSIONS, ApiKeys.METADATA, ApiKeys.INIT_PRODUCER_ID, ApiKeys.PRODUCE);

    private final ServerSocket server;
    private final AtomicInteger producers = new AtomicInteger();
    private final List<String> topic = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> nextSequences = new HashMap<>();
    private final CountDownLatch losses;
    private volatile String lost;

    /**
     * @param lost key#sequence of the event that does not get through
     * @param losses how often it is lost before {@link #hasLost} goes on
     */
    ScriptedBroker(String lost, int losses) throws IOException {
        this.lost = lost;
        this.losses = new CountDownLatch(losses);
        this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var _ = Thread.ofVirtual().start(this::accept);
    }

    Map<String, Object> address() {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + server.getLocalPort(),
                "enable.metrics.push",
                false,
                "retry.backoff.ms",
                50,
                "retry.backoff.max.ms",
                100);
    }

    CountDownLatch hasLost() {
        return losses;
    }

    /** Everything gets through from now on. */
    void recovers() {
        lost = "";
    }

    /** What was stored, as key#sequence. */
    List<String> topic() {
        return List.copyOf(topic);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                var _ = Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new DataInputStream(connection.getInputStream());
                var out = new DataOutputStream(connection.getOutputStream())) {
            while (true) {
                var request = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                var header = RequestHeader.parse(request);
                var answer = answer(header, new ByteBufferAccessor(request));
                if (answer.isEmpty()) {
                    return;
                }
                var top = bytes(
                        header.toResponseHeader().data(),
                        header.toResponseHeader().headerVersion());
                var body = bytes(answer.get(), header.apiVersion());
                out.writeInt(top.length + body.length);
                out.write(top);
                out.write(body);
                out.flush();
            }
        } catch (IOException gone) {
            // the producer closed the connection
        }
    }

    private static byte[] bytes(ApiMessage message, short version) {
        return MessageUtil.byteBufferToArray(
                MessageUtil.toByteBufferAccessor(message, version).buffer());
    }

    /** Empty closes the connection. */
    private Optional<ApiMessage> answer(RequestHeader header, ByteBufferAccessor body) {
        return switch (header.apiKey()) {
            case API_VERSIONS -> Optional.of(versions());
            case METADATA -> Optional.of(metadata(new MetadataRequestData(body, header.apiVersion())));
            case INIT_PRODUCER_ID ->
                Optional.of(new InitProducerIdResponseData()
                        .setProducerId(producers.incrementAndGet())
                        .setProducerEpoch((short) 0));
            case PRODUCE -> stored(new ProduceRequestData(body, header.apiVersion()));
            default -> throw new IllegalStateException("not asked for: " + header);
        };
    }

    private static ApiVersionsResponseData versions() {
        var keys = new ApiVersionCollection();
        KNOWN.forEach(key -> keys.add(new ApiVersion()
                .setApiKey(key.id)
                .setMinVersion(key.oldestVersion())
                .setMaxVersion(key == ApiKeys.PRODUCE ? PRODUCE : key.latestVersion())));
        return new ApiVersionsResponseData().setApiKeys(keys);
    }

    private MetadataResponseData metadata(MetadataRequestData asked) {
        var brokers = new MetadataResponseBrokerCollection();
        brokers.add(
                new MetadataResponseBroker().setNodeId(0).setHost("127.0.0.1").setPort(server.getLocalPort()));
        var topics = new MetadataResponseTopicCollection();
        if (asked.topics() != null) {
            asked.topics()
                    .forEach(wanted -> topics.add(new MetadataResponseTopic()
                            .setName(wanted.name())
                            .setPartitions(List.of(new MetadataResponsePartition()
                                    .setLeaderId(0)
                                    .setLeaderEpoch(0)
                                    .setReplicaNodes(List.of(0))
                                    .setIsrNodes(List.of(0))))));
        }
        return new MetadataResponseData()
                .setClusterId("scripted")
                .setControllerId(0)
                .setBrokers(brokers)
                .setTopics(topics);
    }

    private synchronized Optional<ApiMessage> stored(ProduceRequestData request) {
        var topics = new TopicProduceResponseCollection();
        for (var wanted : request.topicData()) {
            var batches = ((MemoryRecords) wanted.partitionData().getFirst().records()).batches();
            for (var batch : batches) {
                if (events(batch).anyMatch(lost::equals)) {
                    losses.countDown();
                    return Optional.empty();
                }
            }
            var error = Errors.NONE;
            for (var batch : batches) {
                error = append(wanted.name(), batch);
            }
            topics.add(new TopicProduceResponse()
                    .setName(wanted.name())
                    .setPartitionResponses(List.of(new PartitionProduceResponse().setErrorCode(error.code()))));
        }
        return Optional.of(new ProduceResponseData().setResponses(topics));
    }

    private Errors append(String name, MutableRecordBatch batch) {
        var producer = name + "/" + batch.producerId() + "/" + batch.producerEpoch();
        if (batch.baseSequence() != nextSequences.getOrDefault(producer, 0)) {
            return Errors.OUT_OF_ORDER_SEQUENCE_NUMBER;
        }
        nextSequences.put(producer, batch.lastSequence() + 1);
        events(batch).forEach(topic::add);
        return Errors.NONE;
    }

    private static Stream<String> events(MutableRecordBatch batch) {
        var events = Stream.<String>builder();
        batch.forEach(record -> events.add(event(record)));
        return events.build();
    }

    private static String event(Record record) {
        for (var header : record.headers()) {
            if (header.key().equals("ce_sequence")) {
                return StandardCharsets.UTF_8.decode(record.key()) + "#"
                        + new String(header.value(), StandardCharsets.UTF_8);
            }
        }
        throw new IllegalStateException("no event: " + record);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
