package cn.icpfiling.systemtests.drill;

import cn.icpfiling.systemtests.Stack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.common.TopicPartition;

/** The consumer groups of a service, as the broker knows them at this moment. */
final class ConsumerGroups implements AutoCloseable {

    /** How many partitions the topics of a group have, and how many of them each member has. */
    record Shared(int partitions, List<Integer> ofMembers) {

        /** Each of so many members has partitions, and none is left over. */
        boolean isAmong(int members) {
            return ofMembers.size() == members
                    && ofMembers.stream().allMatch(share -> share > 0)
                    && ofMembers.stream().mapToInt(Integer::intValue).sum() == partitions;
        }
    }

    private final Admin admin;

    ConsumerGroups(Stack stack) {
        this.admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()));
    }

    /** A group is named by its service and its purpose: filing-service.verdicts. */
    Map<String, Shared> of(String service) throws InterruptedException {
        try {
            var names = admin.listGroups().all().get().stream()
                    .map(GroupListing::groupId)
                    .filter(name -> name.startsWith(service + "."))
                    .toList();
            var shared = new TreeMap<String, Shared>();
            for (var group : admin.describeConsumerGroups(names).all().get().values()) {
                shared.put(group.groupId(), shared(group));
            }
            return shared;
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not describe the groups of " + service, e.getCause());
        }
    }

    private Shared shared(ConsumerGroupDescription group) throws InterruptedException, ExecutionException {
        var members = group.members().stream()
                .map(member -> member.assignment().topicPartitions())
                .toList();
        var topics =
                members.stream().flatMap(Set::stream).map(TopicPartition::topic).collect(Collectors.toSet());
        var partitions = admin.describeTopics(topics).allTopicNames().get().values().stream()
                .mapToInt(topic -> topic.partitions().size())
                .sum();
        return new Shared(partitions, members.stream().map(Set::size).sorted().toList());
    }

    @Override
    public void close() {
        admin.close();
    }
}
