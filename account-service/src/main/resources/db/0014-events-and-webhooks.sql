--liquibase formatted sql

--changeset account:0014-scopes
-- Three more scopes, and room for others.
ALTER TABLE partner_clients MODIFY scopes VARCHAR(500) NOT NULL;
--rollback ALTER TABLE partner_clients MODIFY scopes VARCHAR(200) NOT NULL;

--changeset account:0014-event-logs
-- One row per owner of a log: an account, or a partner for its customers. The writer of an event increments last_number, and so holds the
-- lock of this row until its commit. No larger number commits before a smaller one, so a cursor that was handed out misses no event.
-- Numbers up to deleted_up_to are past their retention.
CREATE TABLE account_event_logs (
  owner_id      BINARY(16) NOT NULL PRIMARY KEY,
  last_number   BIGINT     NOT NULL,
  deleted_up_to BIGINT     NOT NULL
);
--rollback DROP TABLE account_event_logs;

--changeset account:0014-events
-- ids is a JSON object of ids alone, such as orderId. Nothing in this table is personal data.
CREATE TABLE account_events (
  owner_id    BINARY(16)  NOT NULL,
  number      BIGINT      NOT NULL,
  event_id    BINARY(16)  NOT NULL,
  type        VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  holder_id   BINARY(16),
  sequence    BIGINT      NOT NULL,
  ids         JSON        NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (owner_id, number),
  UNIQUE KEY account_events_once (owner_id, event_id),
  KEY account_events_age (recorded_at)
);
--rollback DROP TABLE account_events;

--changeset account:0014-event-subjects
-- Copy of icp.filing.record.v1: whose a filed subject is. Events on domains and early events on findings name the subject alone.
CREATE TABLE event_subjects (
  subject_id BINARY(16) NOT NULL PRIMARY KEY,
  holder_id  BINARY(16) NOT NULL
);
--rollback DROP TABLE event_subjects;

--changeset account:0014-webhook-endpoints
-- secret and former_secret are encrypted. The former one also signs until former_until.
CREATE TABLE webhook_endpoints (
  id            BINARY(16)     NOT NULL PRIMARY KEY,
  owner_id      BINARY(16)     NOT NULL,
  url           VARCHAR(1000)  NOT NULL,
  types         JSON           NOT NULL,
  description   VARCHAR(200)   NOT NULL,
  state         VARCHAR(20)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason        VARCHAR(20)    CHARACTER SET ascii COLLATE ascii_bin,
  secret        VARBINARY(300) NOT NULL,
  former_secret VARBINARY(300),
  former_until  DATETIME(6),
  created_at    DATETIME(6)    NOT NULL,
  version       INT            NOT NULL,
  KEY webhook_endpoints_owner (owner_id, id),
  CONSTRAINT webhook_endpoints_disabled CHECK ((state = 'DISABLED') = (reason IS NOT NULL)),
  CONSTRAINT webhook_endpoints_former CHECK ((former_secret IS NULL) = (former_until IS NULL))
);
--rollback DROP TABLE webhook_endpoints;

--changeset account:0014-webhook-queues
-- The queue of an endpoint, apart from the endpoint: attempts change it all the time, and they must not change the endpoint's version.
-- disable_reason is set with the attempt after which the endpoint must be disabled; a transaction of its own disables the endpoint.
-- due_at is null without a waiting delivery. token and leased_until are the lease of the replica that works on the queue.
CREATE TABLE webhook_queues (
  endpoint_id     BINARY(16)  NOT NULL PRIMARY KEY,
  is_open         BOOLEAN     NOT NULL,
  due_at          DATETIME(6),
  held_until      DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00',
  failures        INT         NOT NULL DEFAULT 0,
  failing_since   DATETIME(6),
  disable_reason  VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
  last_success_at DATETIME(6),
  token           BIGINT      NOT NULL DEFAULT 0,
  leased_until    DATETIME(6) NOT NULL DEFAULT '2000-01-01 00:00:00',
  KEY webhook_queues_due (is_open, due_at),
  CONSTRAINT webhook_queues_endpoint FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoints (id) ON DELETE CASCADE
);
--rollback DROP TABLE webhook_queues;

--changeset account:0014-webhook-deliveries
-- event_id is the header webhook-id of each attempt. number is that of the event log; a test event has none. body stays the same byte for
-- byte. last_error is a code of this service, never a word of the receiver. No foreign key: its lock on the endpoint would be taken after that
-- of the queue, which changes of the endpoint take the other way round. Deliveries of a deleted endpoint are deleted at their age.
CREATE TABLE webhook_deliveries (
  id              BINARY(16)  NOT NULL PRIMARY KEY,
  endpoint_id     BINARY(16)  NOT NULL,
  event_id        BINARY(16)  NOT NULL,
  number          BIGINT,
  type            VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  body            TEXT        NOT NULL,
  state           VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attempts        INT         NOT NULL,
  replays         INT         NOT NULL DEFAULT 0,
  next_attempt_at DATETIME(6),
  last_attempt_at DATETIME(6),
  last_status     INT,
  last_error      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin,
  created_at      DATETIME(6) NOT NULL,
  decided_at      DATETIME(6),
  UNIQUE KEY webhook_deliveries_once (endpoint_id, event_id),
  KEY webhook_deliveries_number (endpoint_id, number),
  KEY webhook_deliveries_queue (endpoint_id, state, next_attempt_at),
  KEY webhook_deliveries_age (created_at),
  CONSTRAINT webhook_deliveries_waiting CHECK ((state = 'WAITING') = (next_attempt_at IS NOT NULL))
);
--rollback DROP TABLE webhook_deliveries;

--changeset account:0014-webhook-limits
-- How many replays, test events and checks of URLs an owner asked for in the window that began at since.
CREATE TABLE webhook_limits (
  owner_id BINARY(16)  NOT NULL,
  act      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since    DATETIME(6) NOT NULL,
  events   INT         NOT NULL,
  PRIMARY KEY (owner_id, act)
);
--rollback DROP TABLE webhook_limits;
