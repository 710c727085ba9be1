# What each process is told: ports, addresses, its own database users and client secret. Exported into the subshell that starts it.

declare -A SCHEMA=([filing-service]=filing [verification-service]=verification [inspection-service]=inspection
  [account-service]=account [legacy-import-service]=legacy [sandbox]=sandbox)

MAILBOX_ADDRESS=bounces@icp-filing.example

environment_of() {
  local instance=$1 name=${1%.*} schema=${SCHEMA[${1%.*}]:-} secret password service role
  local here=http://127.0.0.1 sandbox
  sandbox=$here:${DOOR[sandbox]}

  # JdkResolver tells a name that does not exist from a resolver that fails by the C library's own messages, not by translated ones
  unset LANGUAGE
  export LC_ALL=C.UTF-8

  export QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=${PORT[$instance]}
  export QUARKUS_MANAGEMENT_HOST=127.0.0.1 QUARKUS_MANAGEMENT_PORT
  QUARKUS_MANAGEMENT_PORT=$(management_port "$instance")
  [ "$instance" = "$name" ] || export QUARKUS_LIQUIBASE_MIGRATE_AT_START=false # the first replica migrates, as the manifests' job does
  # where a database server may die at any moment, one that starts again does not migrate either: a migration that breaks leaves its lock.
  # Where jars are exchanged, migrate_one did it before.
  if [ -e "$RUN/migrated" ] && { [ "$ICP_DATABASES" != 1 ] || [ -e "$RUN/$instance.jars" ]; }; then export QUARKUS_LIQUIBASE_MIGRATE_AT_START=false; fi
  [ "$ICP_REPLICAS" != 1 ] || export QUARKUS_SHUTDOWN_DELAY=0s # there is no other replica to go to
  export ICP_ENVIRONMENT=dev ICP_ISSUER=http://localhost:${DOOR[gateway]} ICP_CURSOR_KEY=$CURSOR_KEY

  # the services
  export ICP_ACCOUNT_URL=$here:${DOOR[account-service]} ICP_FILING_URL=$here:${DOOR[filing-service]}
  export ICP_VERIFICATION_URL=$here:${DOOR[verification-service]} ICP_INSPECTION_URL=$here:${DOOR[inspection-service]}
  export ICP_LEGACY_URL=$here:${DOOR[legacy-import-service]}

  # the world outside, which the sandbox plays
  export ICP_CLOCK_URL=$sandbox ICP_INSTANCES_URL=$sandbox ICP_IDENTITY_URL=$sandbox ICP_REAL_NAME_URL=$sandbox
  export ICP_PHONE_CHECK_URL=$sandbox ICP_BUSINESS_REGISTER_URL=$sandbox
  export ICP_AUTHORITY_URL=$sandbox/authority/isp ICP_AUTHORITY_SMS_PAGE=http://localhost:${DOOR[sandbox]}/authority/sms-verifications ICP_AUTHORITY_PUBLIC_QUERY_PAGE=http://localhost:${DOOR[sandbox]}/authority/public-query
  export ICP_AUTHORITY_PUBLIC_QUERY=json ICP_AUTHORITY_PUBLIC_QUERY_URL=$sandbox/authority/public-query
  export ICP_RDAP_BOOTSTRAP=$sandbox/rdap/dns.json ICP_WHOIS_SERVERS=cn=127.0.0.1:$WHOIS_PORT,xn--fiqs8s=127.0.0.1:$WHOIS_PORT,xn--fiqz9s=127.0.0.1:$WHOIS_PORT ICP_DNS_SERVERS=127.0.0.1:$DNS_PORT
  export QUARKUS_MAILER_HOST=127.0.0.1 QUARKUS_MAILER_PORT=$SMTP_PORT

  secret=$(variable "$name" CLIENT_SECRET)
  export ICP_SERVICE_CLIENT_ID=$name ICP_SERVICE_CLIENT_SECRET=${!secret}
  export KAFKA_BOOTSTRAP_SERVERS
  KAFKA_BOOTSTRAP_SERVERS=$(brokers)
  # A process that was killed and started again goes on where it was: it waits for a short lease, and for no time-out of its consumers.
  export ICP_OUTBOX_LEASE=PT6S ICP_AUDIT_LEASE=PT6S
  [ "$ICP_REPLICAS" != 1 ] || export KAFKA_GROUP_INSTANCE_ID=$name

  if [ -n "$schema" ]; then
    password=$(variable "$schema" DB_PASSWORD)
    export QUARKUS_DATASOURCE_JDBC_URL=jdbc:mysql://127.0.0.1:$(database_port "$(server_of "$schema")")/icp_$schema
    export QUARKUS_DATASOURCE_USERNAME=icp_$schema QUARKUS_DATASOURCE_PASSWORD=${!password}
    password=$(variable "$schema" DDL_PASSWORD)
    export ICP_DB_DDL_USER=icp_${schema}_ddl ICP_DB_DDL_PASSWORD=${!password}
    export ICP_KEYS_DIR=$KEYS ICP_KEYS_NAME=$schema ICP_FILES_DIR=$ICP_HOME/files/$schema
    export ICP_AUDIT_ANCHORS_DIR=$ICP_HOME/anchors ICP_AUDIT_ANCHOR_EVERY=PT5S
    mkdir -p "$ICP_FILES_DIR"
  fi
  case $name in
    gateway)
      unset ICP_CLOCK_URL # nothing there is judged by the business clock
      # it balances over the replicas itself; keys and ended sessions come from one address
      ICP_FILING_URL=$(addresses_of filing-service) ICP_VERIFICATION_URL=$(addresses_of verification-service)
      ICP_INSPECTION_URL=$(addresses_of inspection-service) ICP_LEGACY_URL=$(addresses_of legacy-import-service)
      export ICP_GATEWAY_ACCOUNT_ADDRESSES
      ICP_GATEWAY_ACCOUNT_ADDRESSES=$(addresses_of account-service)
      # everybody comes from one address here, and tests do the work of days in minutes
      export ICP_GATEWAY_LIMITS_ADDRESS=600000 ICP_GATEWAY_LIMITS_OPEN_WRITES=600000 ICP_GATEWAY_LIMITS_ACCOUNT=600000
      export ICP_GATEWAY_LIMITS_CLIENT=600000
      # ten processes start at once here, and their cores have better to do than to refuse; "bench overload" takes it back
      export ICP_GATEWAY_REHEARSAL=0s
      ;;
    account-service)
      # two providers of SMS, whose access keys the sandbox knows
      export ICP_SMS_URL=$sandbox/message-providers/a ICP_SMS_KEY_ID=platform-at-a ICP_SMS_KEY_SECRET=$SMS_A_SECRET
      export ICP_SMS_FALLBACK_URL=$sandbox/message-providers/b ICP_SMS_FALLBACK_KEY_ID=platform-at-b ICP_SMS_FALLBACK_KEY_SECRET=$SMS_B_SECRET
      export ICP_REPORTS_KEY_SECRET=$REPORTS_SECRET
      # mails come back to a mailbox that the sandbox plays
      export ICP_BOUNCES_ADDRESS=$MAILBOX_ADDRESS ICP_BOUNCES_IMAP_HOST=127.0.0.1 ICP_BOUNCES_IMAP_PORT=$IMAP_PORT ICP_BOUNCES_IMAP_TLS=false
      export ICP_BOUNCES_USER=$MAILBOX_ADDRESS ICP_BOUNCES_PASSWORD=$MAILBOX_SECRET ICP_BOUNCES_EVERY=2s
      export ICP_QUIET_HOURS_HELD=false # tests run at night, too
      export ICP_TRANSFER_CASES_OWNERS_DAY_HELD=false # and grant a transfer in the minute in which its owner is told
      # everybody comes from one address here, so the limit of an address would be everybody's
      export ICP_BOOTSTRAP_FILE=$KEYS/bootstrap.yaml ICP_CODES_PER_ADDRESS_AND_HOUR=2000 ICP_CAPTCHAS_PER_ADDRESS_AND_HOUR=2000
      # receivers of webhooks answer on this block and port, without TLS, under names of the sandbox's DNS
      export ICP_WEBHOOKS_PLAIN_HTTP=true ICP_EGRESS_PORTS=$HOOK_PORT ICP_EGRESS_ACCEPTED_SPECIAL_PURPOSE=127.0.10.0/24
      export ICP_EGRESS_RESOLVERS=127.0.0.1:$DNS_PORT,127.0.0.2:$DNS_PORT ICP_WEBHOOKS_EGRESS_ADDRESSES=127.0.0.1/32
      export ICP_WEBHOOKS_ACTS_PER_HOUR=100000 # a test sends its events itself
      export ICP_QUOTAS_REQUESTS_A_MINUTE=600000 ICP_QUOTAS_REQUESTS_A_DAY=100000000 # tests do a partner's days in minutes
      export ICP_CODES_CAPTCHA=none # the demo and the tests ask for codes and have no eyes; recovery wants a picture all the same
      ;;
    verification-service)
      # what stays unknown is a person's after half a minute here, not after four days
      export ICP_VERIFICATION_RETRY_FIRST=PT1S ICP_VERIFICATION_RETRY_LONGEST=PT8S ICP_VERIFICATION_RETRY_ROUNDS=6
      # a test waits for all of them, twice
      [ -z "$ICP_SEARCHED" ] || export ICP_VERIFICATION_RETRY_LONGEST=PT2S ICP_VERIFICATION_RETRY_EVERY=1s
      # two rounds of a filed domain lie a second apart here, not a day
      export ICP_VERIFICATION_REVERIFY_POLL=1s ICP_VERIFICATION_REVERIFY_CONFIRM_AFTER=PT1S ICP_VERIFICATION_REVERIFY_ASK_AGAIN=PT0S
      # all registries are one machine here, and domains are sold and taken away within seconds
      export ICP_VERIFICATION_SOURCE_ALLOWED_HOSTS=localhost,127.0.0.1
      # nearly every domain here is under .cn, which is asked by WHOIS: at the pace of a real registry the tests would wait for each other
      export ICP_VERIFICATION_SOURCE_WHOIS_AT_ONCE=16 ICP_VERIFICATION_SOURCE_WHOIS_PER_SECOND=50
      export ICP_VERIFICATION_SOURCE_FAILURES_TO_REST=1000000 ICP_VERIFICATION_SOURCE_ANSWERS_FOR=PT0S
      ;;
    filing-service)
      export ICP_TYPE_CHECK_CAPTCHA_CLIENTS=none # the demo and the tests file with sessions and have no eyes
      export ICP_AUTHORITY_ISP_ID=110000000001 ICP_AUTHORITY_USER_NAME=icp-provider ICP_AUTHORITY_PASSWORD=sandbox-only
      ;;
    inspection-service)
      # the sandbox's DNS is the root of a scan, and a referral leads to its other addresses on the same port
      export ICP_SCAN_ROOT_SERVERS=127.0.0.1:$DNS_PORT,127.0.0.2:$DNS_PORT ICP_SCAN_SERVER_PORT=$DNS_PORT ICP_SCAN_PRIVATE_SERVERS=true
      # few domains are filed on one machine, and an outage of their name servers is to be seen as one
      export ICP_SCAN_FROZEN_FEWEST=${ICP_SCAN_FROZEN_FEWEST:-3}
      # the demo sites answer on these blocks and on one port, without TLS; 127.0.0.1 stays refused, because a page redirects there
      export ICP_PAGES_URLS="http://{host}:$SITE_PORT/" ICP_EGRESS_PORTS=$SITE_PORT
      export ICP_EGRESS_ACCEPTED_SPECIAL_PURPOSE=127.0.10.0/24,127.0.20.0/24,127.0.30.0/24
      export ICP_EGRESS_RESOLVERS=127.0.0.1:$DNS_PORT,127.0.0.2:$DNS_PORT
      # tests pass days within seconds: the daily look at an overdue fault does not wait for its minute
      export ICP_FINDINGS_LOOKS_WITHIN=PT0S
      # the sandbox's sites stand on this machine, and its instances have addresses of documentation
      export ICP_NETWORKS_ACCEPTED_SPECIAL_PURPOSE=127.0.0.0/8,192.0.2.0/24,198.51.100.0/24,203.0.113.0/24,2001:db8::/32
      ;;
    legacy-import-service)
      # the old platform's papers lie in a bucket that the sandbox plays
      export ICP_LEGACY_PAPERS_URL=$sandbox/old-platform/objects ICP_LEGACY_PAPERS_BUCKET=papers
      export ICP_LEGACY_PAPERS_ACCESS_KEY=platform-at-old ICP_LEGACY_PAPERS_SECRET_KEY=$OLD_PAPERS_SECRET
      # and its exports in another one: ./icp legacy-load SUBJECTS=s3://exports/subjects.csv
      export ICP_LEGACY_LOADS_OBJECTS_URL=$sandbox/old-platform/objects ICP_LEGACY_LOADS_OBJECTS_BUCKETS=exports
      export ICP_LEGACY_LOADS_OBJECTS_ACCESS_KEY=platform-at-old ICP_LEGACY_LOADS_OBJECTS_SECRET_KEY=$OLD_PAPERS_SECRET
      export ICP_LEGACY_CAPTCHA_CLIENTS=none # the demo and the tests claim and import with sessions and have no eyes
      export ICP_LEGACY_IMPORTS_EVERY=1s ICP_LEGACY_CASES_EVERY=1s ICP_LEGACY_CLAIMS_EVERY=1s
      export ICP_HAND_OVERS_EVERY=1s ICP_HAND_OVERS_PATIENCE=PT5S
      export ICP_LEGACY_RESET_PAGE=http://localhost:${DOOR[gateway]}/docs/legacy-password#
      ;;
    sandbox)
      # each replica has a clock of its own
      for service in account filing verification inspection; do
        export "ICP_CLOCK_REPLICAS_${service^^}=$(addresses_of "$service-service")"
      done
      ICP_CLOCK_REPLICAS_LEGACY=$(addresses_of legacy-import-service)
      export ICP_CLOCK_REPLICAS_LEGACY
      export ICP_OLD_PLATFORM_ACCESS_KEY=platform-at-old ICP_OLD_PLATFORM_SECRET_KEY=$OLD_PAPERS_SECRET
      export ICP_MESSAGE_PROVIDERS_A_SECRET=$SMS_A_SECRET ICP_MESSAGE_PROVIDERS_B_SECRET=$SMS_B_SECRET
      export ICP_MESSAGE_PROVIDERS_REPORT_URL=$here:${DOOR[gateway]}/api/v1/delivery-reports ICP_MESSAGE_PROVIDERS_REPORT_KEY_SECRET=$REPORTS_SECRET
      export ICP_SANDBOX_IMAP_PORT=$IMAP_PORT ICP_SANDBOX_MAILBOX_ADDRESS=$MAILBOX_ADDRESS ICP_SANDBOX_MAILBOX_PASSWORD=$MAILBOX_SECRET
      # who approves what a developer plays to the end, and who loads an old filing that a developer looks at
      for role in reviewer administrator; do
        export "ICP_SANDBOX_${role^^}_LOGIN=second-$role"
        export "ICP_SANDBOX_${role^^}_PASSWORD=$(sed -nE "s/.*login: second-$role,.*password: \"([^\"]+)\".*/\1/p" "$KEYS/bootstrap.yaml")"
        export "ICP_SANDBOX_${role^^}_TOTP=$(sed -nE "s/.*login: second-$role,.*totp: ([A-Z2-7]+).*/\1/p" "$KEYS/bootstrap.yaml")"
      done
      export ICP_SANDBOX_BIND=127.0.0.1 ICP_SANDBOX_SMTP_PORT=$SMTP_PORT ICP_SANDBOX_WHOIS_PORT=$WHOIS_PORT ICP_SANDBOX_DNS_PORT=$DNS_PORT
      export ICP_SANDBOX_DNS_ADDRESSES=127.0.0.1,127.0.0.2,127.0.1.1,127.0.1.2 ICP_SANDBOX_SITE_PORT=$SITE_PORT
      # sites here, at another provider and abroad: a test says so by the networks that it enters
      export ICP_SANDBOX_SITE_ADDRESSES=127.0.0.1,127.0.10.1,127.0.20.1,127.0.30.1
      ;;
  esac
}
