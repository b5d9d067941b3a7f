SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA pgboss;

CREATE TYPE pgboss.job_state AS ENUM (
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed'
);

CREATE TYPE public.calendar_connection_state AS ENUM (
    'connected',
    'broken'
);

CREATE TYPE public.calendar_event_state AS ENUM (
    'pending',
    'synced',
    'failed',
    'skipped'
);

CREATE TYPE public.calendar_provider AS ENUM (
    'google',
    'caldav'
);

CREATE TYPE public.channel AS ENUM (
    'email',
    'in_app'
);

CREATE TYPE public.delivery_state AS ENUM (
    'queued',
    'sent',
    'delivered',
    'delayed',
    'bounced',
    'complained',
    'failed',
    'skipped'
);

CREATE TYPE public.disclosure AS ENUM (
    'neutral',
    'full'
);

CREATE TYPE public.doubt AS ENUM (
    'none',
    'in_flight',
    'in_doubt'
);

CREATE TYPE public.invitee_kind AS ENUM (
    'client',
    'internal',
    'external'
);

CREATE TYPE public.invitee_response AS ENUM (
    'needs_action',
    'accepted',
    'declined',
    'tentative'
);

CREATE TYPE public.live_event_kind AS ENUM (
    'notification',
    'meeting',
    'message'
);

CREATE TYPE public.location_type AS ENUM (
    'video',
    'phone',
    'in_person'
);

CREATE TYPE public.meeting_kind AS ENUM (
    'scheduled',
    'instant'
);

CREATE TYPE public.meeting_origin AS ENUM (
    'host',
    'booking'
);

CREATE TYPE public.meeting_state AS ENUM (
    'scheduled',
    'cancelled'
);

CREATE TYPE public.proposal_state AS ENUM (
    'open',
    'accepted',
    'declined',
    'passed_over'
);

CREATE TYPE public.relationship_status AS ENUM (
    'active',
    'ended'
);

CREATE TYPE public.reminder_choice AS ENUM (
    'none',
    'day_before',
    'ten_minutes_before',
    'both'
);

CREATE TYPE public.reminder_kind AS ENUM (
    'day_before',
    'ten_minutes_before'
);

CREATE TYPE public.role AS ENUM (
    'counselor',
    'client',
    'admin'
);

CREATE TYPE public.update_mails AS ENUM (
    'always',
    'without_calendar',
    'never'
);

CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $_$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN

      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;

      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;

      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);

      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);

      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);

      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;

      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $_$;

CREATE FUNCTION pgboss.delete_queue(queue_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN
      
      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;

      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;
    
      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$;

CREATE FUNCTION pgboss.job_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
      SELECT pg_catalog.now();
    $$;

CREATE FUNCTION pgboss.job_table_format(command text, table_name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $_$;

CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;

      EXECUTE pgboss.job_table_format(command, 'job_common');

      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$;

CREATE FUNCTION pgboss.job_table_run_async(command_name text, version integer, command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;

      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;

      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$;

CREATE FUNCTION public.note_live_end() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM pg_notify('compath_live_ended', NEW.user_id::text);
  RETURN NULL;
END $$;

CREATE FUNCTION public.note_live_meeting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) VALUES ('meeting', NEW.id, NEW.id);
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;

CREATE FUNCTION public.note_live_messages() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id)
    SELECT 'message', c.meeting_id, f.id FROM fresh f JOIN conversations c ON c.id = f.conversation_id;
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;

CREATE FUNCTION public.note_live_notification() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) VALUES ('notification', NEW.meeting_id, NEW.id);
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;

CREATE FUNCTION public.note_live_notifications() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) SELECT 'notification', meeting_id, id FROM fresh;
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;

CREATE FUNCTION public.note_live_participants() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO live_events (kind, meeting_id, subject_id) SELECT DISTINCT 'meeting'::live_event_kind, meeting_id, meeting_id FROM fresh;
  PERFORM pg_notify('compath_live', '');
  RETURN NULL;
END $$;

CREATE FUNCTION public.refuse_access_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."at" < nullif(current_setting('compath.forget_accesses_before', true), '')::timestamptz THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'history is append-only';
END $$;

CREATE FUNCTION public.refuse_history_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only';
END $$;

CREATE FUNCTION public.refuse_history_rewrite() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE "expected" "history" := OLD;
BEGIN
  "expected"."changes" := NEW."changes";
  "expected"."erased_at" := NEW."erased_at";
  IF NEW."erased_at" IS NULL OR NEW IS DISTINCT FROM "expected" THEN
    RAISE EXCEPTION 'history is append-only';
  END IF;
  RETURN NEW;
END $$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE pgboss.bam (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    queue text,
    table_name text NOT NULL,
    command text NOT NULL,
    error text,
    created_on timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone
);

CREATE TABLE pgboss.job (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid
)
PARTITION BY LIST (name);

CREATE TABLE pgboss.job_common (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK ((NOT ((policy = 'key_strict_fifo'::text) AND (singleton_key IS NULL))))
);

CREATE TABLE pgboss.job_dependency (
    child_name text NOT NULL,
    child_id uuid NOT NULL,
    parent_name text NOT NULL,
    parent_id uuid NOT NULL
);

CREATE TABLE pgboss.queue (
    name text NOT NULL,
    policy text NOT NULL,
    retry_limit integer NOT NULL,
    retry_delay integer NOT NULL,
    retry_backoff boolean NOT NULL,
    retry_delay_max integer,
    expire_seconds integer NOT NULL,
    retention_seconds integer NOT NULL,
    deletion_seconds integer NOT NULL,
    dead_letter text,
    partition boolean NOT NULL,
    table_name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    warning_queued integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer DEFAULT 0 NOT NULL,
    completed_delta integer DEFAULT 0 NOT NULL,
    failed_delta integer DEFAULT 0 NOT NULL,
    delta_on timestamp with time zone,
    delta_seconds integer,
    ready_history integer[] DEFAULT '{}'::integer[] NOT NULL,
    heartbeat_seconds integer,
    notify boolean DEFAULT false NOT NULL,
    singletons_active text[],
    monitor_claim_on timestamp with time zone,
    monitor_on timestamp with time zone,
    maintain_on timestamp with time zone,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT queue_check CHECK ((dead_letter IS DISTINCT FROM name))
);

CREATE TABLE pgboss.queue_stats (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
)
PARTITION BY RANGE (captured_on);

CREATE TABLE pgboss.queue_stats_20261130 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE pgboss.queue_stats_20261201 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE pgboss.schedule (
    name text NOT NULL,
    key text DEFAULT ''::text NOT NULL,
    kind text DEFAULT 'cron'::text NOT NULL,
    cron text NOT NULL,
    timezone text DEFAULT 'UTC'::text,
    data jsonb,
    options jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    last_job_id uuid,
    CONSTRAINT schedule_kind_check CHECK ((kind = ANY (ARRAY['cron'::text, 'rrule'::text])))
);

CREATE TABLE pgboss.subscription (
    event text NOT NULL,
    name text NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE pgboss.version (
    version integer NOT NULL,
    cron_on timestamp with time zone,
    bam_on timestamp with time zone,
    flow_on timestamp with time zone,
    reindex_on timestamp with time zone,
    monitor_backoff_on timestamp with time zone
);

CREATE TABLE pgboss.warning (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    data jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public._prisma_migrations (
    id character varying(36) NOT NULL,
    checksum character varying(64) NOT NULL,
    finished_at timestamp with time zone,
    migration_name character varying(255) NOT NULL,
    logs text,
    rolled_back_at timestamp with time zone,
    started_at timestamp with time zone DEFAULT now() NOT NULL,
    applied_steps_count integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.accesses (
    chain_id uuid NOT NULL,
    "position" integer NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    meeting_id uuid,
    part text NOT NULL,
    action text NOT NULL,
    outcome text NOT NULL,
    hash bytea NOT NULL
);

CREATE TABLE public.api_keys (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    label text NOT NULL,
    hash bytea NOT NULL,
    scopes text[],
    created_at timestamp(3) with time zone NOT NULL,
    last_used_at timestamp(3) with time zone,
    revoked_at timestamp(3) with time zone
);

CREATE TABLE public.calendar_connections (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    provider public.calendar_provider NOT NULL,
    state public.calendar_connection_state DEFAULT 'connected'::public.calendar_connection_state NOT NULL,
    account text NOT NULL,
    sealed_credentials bytea NOT NULL,
    calendar_id text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    broken_reason text,
    busy_calendar_ids text[] DEFAULT ARRAY[]::text[],
    calendar_name text,
    channel_expires_at timestamp(3) with time zone,
    channel_id uuid,
    channel_resource_id text,
    read_at timestamp(3) with time zone,
    shares_guests boolean DEFAULT true NOT NULL,
    succeeded_at timestamp(3) with time zone,
    sync_token text,
    google_meet boolean DEFAULT false NOT NULL,
    CONSTRAINT calendar_connections_broken_with_reason CHECK (((state = 'broken'::public.calendar_connection_state) = (broken_reason IS NOT NULL)))
);

CREATE TABLE public.calendar_consents (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    state_hash bytea NOT NULL,
    browser_hash bytea NOT NULL,
    sealed_verifier bytea NOT NULL,
    account text,
    expires_at timestamp(3) with time zone NOT NULL,
    consumed_at timestamp(3) with time zone
);

CREATE TABLE public.calendar_events (
    connection_id uuid,
    meeting_id uuid NOT NULL,
    state public.calendar_event_state NOT NULL,
    reason text,
    external_id text,
    etag text,
    revision integer DEFAULT 0 NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    drift jsonb,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    pushed jsonb,
    synced_at timestamp(3) with time zone,
    turn uuid,
    turn_until timestamp(3) with time zone,
    calendar_id text,
    CONSTRAINT calendar_events_unconnected_is_skipped CHECK (((connection_id IS NOT NULL) OR (state = 'skipped'::public.calendar_event_state)))
);

CREATE TABLE public.conversation_members (
    conversation_id uuid NOT NULL,
    user_id uuid NOT NULL,
    joined_at timestamp(3) with time zone NOT NULL,
    read_position integer DEFAULT 0 NOT NULL
);

CREATE TABLE public.conversations (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.deliveries (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    channel public.channel NOT NULL,
    template text NOT NULL,
    state public.delivery_state NOT NULL,
    reason text,
    sequence integer NOT NULL,
    revision integer NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    resent boolean DEFAULT false NOT NULL
);

CREATE TABLE public.guest_confirmations (
    id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.history (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    "position" integer NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    actor_kind text NOT NULL,
    actor_id uuid,
    action text NOT NULL,
    outcome text DEFAULT 'done'::text NOT NULL,
    changes jsonb DEFAULT '[]'::jsonb NOT NULL,
    hash bytea NOT NULL,
    erased_at timestamp(3) with time zone
);

CREATE TABLE public.idempotency_records (
    id bytea NOT NULL,
    body_hash bytea NOT NULL,
    status integer NOT NULL,
    headers jsonb NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.invitations (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    kind public.invitee_kind NOT NULL,
    user_id uuid,
    email text NOT NULL,
    name text,
    by_address boolean NOT NULL,
    revealed_at timestamp(3) with time zone,
    response public.invitee_response DEFAULT 'needs_action'::public.invitee_response NOT NULL,
    responded_at timestamp(3) with time zone,
    note text,
    token_hash bytea NOT NULL,
    token_version integer DEFAULT 0 NOT NULL,
    "position" integer NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    removed_at timestamp(3) with time zone,
    called_off_at timestamp(3) with time zone,
    earlier_response public.invitee_response,
    promised_revision integer,
    sending_delivery_id uuid,
    sending_until timestamp(3) with time zone,
    told_revision integer,
    added_revision integer DEFAULT 1 NOT NULL,
    removed_revision integer,
    reset_revision integer,
    reply_sequence integer,
    reply_stamped_at timestamp(3) with time zone,
    read_position integer DEFAULT 0 NOT NULL,
    CONSTRAINT invitations_kind_has_user CHECK (((kind = 'external'::public.invitee_kind) = (user_id IS NULL)))
);

CREATE TABLE public.link_requests (
    id uuid NOT NULL,
    email text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.live_events (
    id bigint NOT NULL,
    transaction xid8 DEFAULT pg_current_xact_id() NOT NULL,
    kind public.live_event_kind NOT NULL,
    meeting_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE SEQUENCE public.live_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.live_events_id_seq OWNED BY public.live_events.id;

CREATE TABLE public.mail_attempts (
    id uuid NOT NULL,
    mail_id uuid NOT NULL,
    started_at timestamp(3) with time zone NOT NULL,
    ended_at timestamp(3) with time zone,
    error text,
    provider_id text
);

CREATE TABLE public.mail_circuits (
    provider text NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    retry_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.mail_lanes (
    provider text NOT NULL,
    lane integer NOT NULL,
    turn integer NOT NULL,
    underway boolean NOT NULL,
    leaves_at timestamp(6) with time zone NOT NULL,
    free_at timestamp(6) with time zone NOT NULL
);

CREATE TABLE public.mail_pace (
    provider text NOT NULL,
    next_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.meeting_contents (
    meeting_id uuid NOT NULL,
    revision integer NOT NULL,
    content jsonb NOT NULL,
    disclosure public.disclosure DEFAULT 'neutral'::public.disclosure NOT NULL,
    relationship_id uuid,
    reminders public.reminder_choice DEFAULT 'both'::public.reminder_choice NOT NULL,
    message text
);

CREATE TABLE public.meeting_links (
    meeting_id uuid NOT NULL,
    slug text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.meetings (
    id uuid NOT NULL,
    host_id uuid NOT NULL,
    kind public.meeting_kind NOT NULL,
    origin public.meeting_origin NOT NULL,
    status public.meeting_state DEFAULT 'scheduled'::public.meeting_state NOT NULL,
    title text NOT NULL,
    description text,
    starts_at timestamp(3) with time zone NOT NULL,
    ends_at timestamp(3) with time zone NOT NULL,
    time_zone text NOT NULL,
    location_type public.location_type NOT NULL,
    location_value text,
    disclosure public.disclosure NOT NULL,
    relationship_id uuid,
    uid text NOT NULL,
    sequence integer DEFAULT 0 NOT NULL,
    revision integer DEFAULT 1 NOT NULL,
    skip_invitation_emails boolean NOT NULL,
    cancelled_at timestamp(3) with time zone,
    cancel_reason text,
    created_at timestamp(3) with time zone NOT NULL,
    updated_at timestamp(3) with time zone NOT NULL,
    announce_at timestamp(3) with time zone,
    announced_sequence integer DEFAULT 0 NOT NULL,
    reminders public.reminder_choice DEFAULT 'both'::public.reminder_choice NOT NULL,
    ended_at timestamp(3) with time zone,
    call_url text,
    CONSTRAINT meetings_call_is_https CHECK ((call_url ~~ 'https://%'::text)),
    CONSTRAINT meetings_cancelled_with_instant CHECK (((status = 'cancelled'::public.meeting_state) = (cancelled_at IS NOT NULL))),
    CONSTRAINT meetings_ends_after_start CHECK ((ends_at > starts_at)),
    CONSTRAINT meetings_sequence_not_negative CHECK ((sequence >= 0))
);

CREATE TABLE public.messages (
    id uuid NOT NULL,
    conversation_id uuid NOT NULL,
    author_user_id uuid,
    invitation_id uuid,
    client_id uuid NOT NULL,
    body text NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    "position" integer NOT NULL,
    CONSTRAINT messages_have_an_author CHECK ((num_nonnulls(author_user_id, invitation_id) > 0)),
    CONSTRAINT messages_position_from_one CHECK (("position" > 0))
);

CREATE TABLE public.notifications (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL,
    changes jsonb DEFAULT '[]'::jsonb NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    read_at timestamp(3) with time zone
);

CREATE TABLE public.participants (
    id uuid NOT NULL,
    meeting_id uuid NOT NULL,
    user_id uuid,
    invitation_id uuid,
    joined_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.practices (
    id uuid NOT NULL,
    name text NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL
);

CREATE TABLE public.provider_events (
    id text NOT NULL,
    type text NOT NULL,
    provider_id text,
    state public.delivery_state,
    reason text,
    at timestamp(3) with time zone NOT NULL,
    received_at timestamp(3) with time zone NOT NULL,
    outcome text NOT NULL
);

CREATE TABLE public.push_subscriptions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid NOT NULL,
    endpoint_hash bytea NOT NULL,
    sealed bytea NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.rate_limits (
    key character varying(255) NOT NULL,
    points integer DEFAULT 0 NOT NULL,
    expire bigint
);

CREATE TABLE public.relationships (
    id uuid NOT NULL,
    counselor_id uuid NOT NULL,
    client_id uuid NOT NULL,
    status public.relationship_status DEFAULT 'active'::public.relationship_status NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    ended_at timestamp(3) with time zone
);

CREATE TABLE public.reminder_opt_outs (
    host_id uuid NOT NULL,
    email_hash bytea NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.reminders (
    invitation_id uuid NOT NULL,
    kind public.reminder_kind NOT NULL,
    starts_at timestamp(3) with time zone NOT NULL,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    revoked_at timestamp(3) with time zone
);

CREATE TABLE public.sign_in_challenges (
    id uuid NOT NULL,
    email text NOT NULL,
    token_hash bytea NOT NULL,
    code_hash bytea NOT NULL,
    return_path text NOT NULL,
    locale text NOT NULL,
    tries integer DEFAULT 0 NOT NULL,
    expires_at timestamp(3) with time zone NOT NULL,
    consumed_at timestamp(3) with time zone,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    invitation_id uuid
);

CREATE TABLE public.stored_mails (
    id uuid NOT NULL,
    delivery_id uuid,
    challenge_id uuid,
    sealed bytea,
    provider text,
    provider_id text,
    attempts integer DEFAULT 0 NOT NULL,
    rendered_at timestamp(3) with time zone NOT NULL,
    first_attempt_at timestamp(3) with time zone,
    last_error text,
    accepted_at timestamp(3) with time zone,
    revision integer,
    doubt public.doubt DEFAULT 'none'::public.doubt NOT NULL,
    CONSTRAINT stored_mails_one_owner CHECK ((num_nonnulls(delivery_id, challenge_id) = 1))
);

CREATE TABLE public.suppressed_addresses (
    host_id uuid NOT NULL,
    address_hash bytea NOT NULL,
    reason text NOT NULL,
    at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.template_versions (
    channel public.channel NOT NULL,
    key text NOT NULL,
    locale text NOT NULL,
    version integer NOT NULL,
    wording jsonb,
    author_id uuid,
    created_at timestamp(3) with time zone NOT NULL
);

CREATE TABLE public.templates (
    key text NOT NULL,
    locale text NOT NULL,
    channel public.channel NOT NULL,
    enabled boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    wording jsonb,
    last_used_at timestamp(3) with time zone
);

CREATE TABLE public.time_proposals (
    id uuid NOT NULL,
    invitation_id uuid NOT NULL,
    starts_at timestamp(3) with time zone[],
    note text,
    state public.proposal_state DEFAULT 'open'::public.proposal_state NOT NULL,
    created_at timestamp(3) with time zone NOT NULL,
    closed_at timestamp(3) with time zone,
    closed_revision integer,
    CONSTRAINT time_proposals_closed_with_instant CHECK (((state = 'open'::public.proposal_state) = (closed_at IS NULL))),
    CONSTRAINT time_proposals_one_or_two CHECK (((cardinality(starts_at) >= 1) AND (cardinality(starts_at) <= 2)))
);

CREATE TABLE public.users (
    id uuid NOT NULL,
    email text NOT NULL,
    email_verified_at timestamp(3) with time zone,
    name text NOT NULL,
    role public.role NOT NULL,
    time_zone text DEFAULT 'UTC'::text NOT NULL,
    locale text DEFAULT 'en'::text NOT NULL,
    practice_id uuid,
    default_disclosure public.disclosure DEFAULT 'neutral'::public.disclosure NOT NULL,
    update_mails public.update_mails DEFAULT 'without_calendar'::public.update_mails NOT NULL,
    deactivated_at timestamp(3) with time zone,
    created_at timestamp(3) with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    default_minutes integer DEFAULT 50 NOT NULL,
    default_reminders public.reminder_choice DEFAULT 'both'::public.reminder_choice NOT NULL,
    CONSTRAINT users_default_minutes_check CHECK (((default_minutes >= 5) AND (default_minutes <= 1440)))
);

ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261130 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-01 00:00:00+00');

ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261201 FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2026-12-02 00:00:00+00');

ALTER TABLE ONLY public.live_events ALTER COLUMN id SET DEFAULT nextval('public.live_events_id_seq'::regclass);

INSERT INTO pgboss.job_common VALUES ('01a22c85-fb7a-77f1-846b-9e2b227df595', 'send-mail', -28817767, '{"deliveryId": "01a22c85-fb7a-77f1-846b-9e2b227df595"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:07.819487+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2026-12-30 12:55:07.819487+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb85-739c-b94f-4bb167b42948', 'remind', 0, '{"kind": "day_before", "startsAt": 1796133600000, "meetingId": "01a22c85-fb79-74ec-ba11-76c1c6cb3c28"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 14:00:00+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2026-12-30 14:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb85-739c-b94f-4ccde6b2fd8f', 'remind', 0, '{"kind": "ten_minutes_before", "startsAt": 1796133600000, "meetingId": "01a22c85-fb79-74ec-ba11-76c1c6cb3c28"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-12-01 13:50:00+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2026-12-31 13:50:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb8f-7274-8bc7-613447c3c68d', 'send-mail', -28817827, '{"deliveryId": "01a22c85-fb8f-7274-8bc7-613447c3c68d"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:07.819487+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2026-12-30 12:55:07.819487+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb8f-7274-8bc7-684fa950b079', 'send-mail', -28817887, '{"deliveryId": "01a22c85-fb8f-7274-8bc7-684fa950b079"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:07.819487+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2026-12-30 12:55:07.819487+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb93-77b9-9370-9ae988517ef3', 'remind', 0, '{"kind": "day_before", "startsAt": 1796202000000, "meetingId": "01a22c85-fb8e-70b7-a7c4-05df2173a94c"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-12-01 09:00:00+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2026-12-31 09:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb93-77b9-9370-9ecfccee97bb', 'remind', 0, '{"kind": "ten_minutes_before", "startsAt": 1796202000000, "meetingId": "01a22c85-fb8e-70b7-a7c4-05df2173a94c"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-12-02 08:50:00+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2027-01-01 08:50:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb96-7732-9f1e-2bfa4cd7fb76', 'send-mail', -28817947, '{"deliveryId": "01a22c85-fb96-7732-9f1e-2bfa4cd7fb76"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:07.819487+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2026-12-30 12:55:07.819487+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb9a-772f-b25c-056df6f5d330', 'remind', 0, '{"kind": "day_before", "startsAt": 1796715000000, "meetingId": "01a22c85-fb96-7732-9f1e-1f002b06074a"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-12-07 07:30:00+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2027-01-06 07:30:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fb9a-772f-b25c-084c09b28251', 'remind', 0, '{"kind": "ten_minutes_before", "startsAt": 1796715000000, "meetingId": "01a22c85-fb96-7732-9f1e-1f002b06074a"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-12-08 07:20:00+00', '2026-11-30 12:55:07.819487+00', NULL, NULL, '2027-01-07 07:20:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fbd7-70ca-96a8-58d8a7f79bc3', 'send-mail', -28817768, '{"deliveryId": "01a22c85-fbd7-70ca-96a8-58d8a7f79bc3"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:07.982264+00', '2026-11-30 12:55:07.982264+00', NULL, NULL, '2026-12-30 12:55:07.982264+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fbe6-712c-be8b-6f345fda7d3e', 'remind', 0, '{"kind": "day_before", "startsAt": 1804690800000, "meetingId": "01a22c85-fbcf-7708-85c6-3c8741617602"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2027-03-09 15:00:00+00', '2026-11-30 12:55:07.982264+00', NULL, NULL, '2027-04-08 15:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fbe7-73b5-8edd-8cca91806660', 'remind', 0, '{"kind": "ten_minutes_before", "startsAt": 1804690800000, "meetingId": "01a22c85-fbcf-7708-85c6-3c8741617602"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2027-03-10 14:50:00+00', '2026-11-30 12:55:07.982264+00', NULL, NULL, '2027-04-09 14:50:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fc95-72c4-9f69-01f41fe457a3', 'announce', 0, '{"meetingId": "01a22c85-fbcf-7708-85c6-3c8741617602"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:08.156+00', '2026-11-30 12:55:08.150778+00', NULL, NULL, '2026-12-30 12:55:08.156+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fc95-72c4-9f69-050a04396453', 'remind', 0, '{"kind": "day_before", "startsAt": 1804777200000, "meetingId": "01a22c85-fbcf-7708-85c6-3c8741617602"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2027-03-10 15:00:00+00', '2026-11-30 12:55:08.150778+00', NULL, NULL, '2027-04-09 15:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fc95-72c4-9f69-09cd65396650', 'remind', 0, '{"kind": "ten_minutes_before", "startsAt": 1804777200000, "meetingId": "01a22c85-fbcf-7708-85c6-3c8741617602"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2027-03-11 14:50:00+00', '2026-11-30 12:55:08.150778+00', NULL, NULL, '2027-04-10 14:50:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fca9-720a-9fc6-ed6159bf258b', 'send-mail', -28817768, '{"deliveryId": "01a22c85-fca9-720a-9fc6-ed6159bf258b"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:08.199958+00', '2026-11-30 12:55:08.199958+00', NULL, NULL, '2026-12-30 12:55:08.199958+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fd22-7184-a54a-0deeeef20673', 'send-mail', -28817768, '{"deliveryId": "01a22c85-fd22-7184-a54a-0deeeef20673"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:08.321152+00', '2026-11-30 12:55:08.321152+00', NULL, NULL, '2026-12-30 12:55:08.321152+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fd22-7184-a54a-15c6b4b520d6', 'send-mail', -28817828, '{"deliveryId": "01a22c85-fd22-7184-a54a-15c6b4b520d6"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:08.321152+00', '2026-11-30 12:55:08.321152+00', NULL, NULL, '2026-12-30 12:55:08.321152+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fd22-7184-a54a-1ecfac478cd6', 'send-mail', -28817888, '{"deliveryId": "01a22c85-fd22-7184-a54a-1ecfac478cd6"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 12:55:08.321152+00', '2026-11-30 12:55:08.321152+00', NULL, NULL, '2026-12-30 12:55:08.321152+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fd26-72f6-a8ff-bd9b8caee4eb', 'remind', 0, '{"kind": "day_before", "startsAt": 1804690800000, "meetingId": "01a22c85-fd22-7184-a549-fa3e3615cebf"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2027-03-09 15:00:00+00', '2026-11-30 12:55:08.321152+00', NULL, NULL, '2027-04-08 15:00:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('01a22c85-fd26-72f6-a8ff-c01b33e5a675', 'remind', 0, '{"kind": "ten_minutes_before", "startsAt": 1804690800000, "meetingId": "01a22c85-fd22-7184-a549-fa3e3615cebf"}', 'created', 2000, 0, 1, true, 120, 120, 604800, NULL, NULL, NULL, NULL, '2027-03-10 14:50:00+00', '2026-11-30 12:55:08.321152+00', NULL, NULL, '2027-04-09 14:50:00+00', NULL, NULL, 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);

INSERT INTO pgboss.queue VALUES ('send-mail', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.068869+00', '2026-11-30 12:55:06.068869+00');
INSERT INTO pgboss.queue VALUES ('announce', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.071271+00', '2026-11-30 12:55:06.071271+00');
INSERT INTO pgboss.queue VALUES ('remind', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.071824+00', '2026-11-30 12:55:06.071824+00');
INSERT INTO pgboss.queue VALUES ('sync-calendar', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.072383+00', '2026-11-30 12:55:06.072383+00');
INSERT INTO pgboss.queue VALUES ('read-calendar', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.072891+00', '2026-11-30 12:55:06.072891+00');
INSERT INTO pgboss.queue VALUES ('send-test-mail', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.073254+00', '2026-11-30 12:55:06.073254+00');
INSERT INTO pgboss.queue VALUES ('send-sign-in', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.073775+00', '2026-11-30 12:55:06.073775+00');
INSERT INTO pgboss.queue VALUES ('receive-reply', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.074317+00', '2026-11-30 12:55:06.074317+00');
INSERT INTO pgboss.queue VALUES ('send-fresh-links', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.074706+00', '2026-11-30 12:55:06.074706+00');
INSERT INTO pgboss.queue VALUES ('send-push', 'standard', 2000, 1, true, 120, 120, 2592000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 10, true, NULL, NULL, NULL, NULL, '2026-11-30 12:55:06.075206+00', '2026-11-30 12:55:06.075206+00');

INSERT INTO pgboss.version VALUES (43, NULL, '2026-11-30 12:55:06.071648+00', NULL, NULL, NULL);

INSERT INTO public._prisma_migrations VALUES ('a1792ed7-dd7a-4ec9-a58e-8c5bd945db38', '5f4763eff488949667115c269a376388c49f976dc40f83513574a67b6e75e913', '2026-11-30 12:55:05.962+00', '20261126123100_calendar_events_where', NULL, NULL, '2026-11-30 12:55:05.961+00', 1);
INSERT INTO public._prisma_migrations VALUES ('77560f18-294a-4a6a-9a3b-0f2ae55484b9', '3cad59544a0ee54501ff0c588e529b225ee999752f98aa0c1b670a3d0b376fab', '2026-11-30 12:55:05.874+00', '20261122111707_first_meetings', NULL, NULL, '2026-11-30 12:55:05.804+00', 1);
INSERT INTO public._prisma_migrations VALUES ('3ef2b753-dadf-456f-938b-c30a050d9747', 'df461a666df977301904c36ba97930bdc13c087478789f588dbe3f2d69cb4fa1', '2026-11-30 12:55:05.879+00', '20261122113123_announcements', NULL, NULL, '2026-11-30 12:55:05.875+00', 1);
INSERT INTO public._prisma_migrations VALUES ('2976ca0f-3a5b-43c8-bd78-0280d8994617', '5ea23f899594a133f80f6807d3b8783aa07dfa4098701e0ae87ffe828f9485d4', '2026-11-30 12:55:05.881+00', '20261122114721_undoing_and_resending', NULL, NULL, '2026-11-30 12:55:05.879+00', 1);
INSERT INTO public._prisma_migrations VALUES ('f724b3b7-dbab-4540-b408-6cf298a66091', 'bcab1bd3a6b5f336406e813d7f33d978b93fce4e0efb23545252cbbc6ca496e1', '2026-11-30 12:55:05.964+00', '20261126123700_one_event_per_renewal', NULL, NULL, '2026-11-30 12:55:05.962+00', 1);
INSERT INTO public._prisma_migrations VALUES ('8d561a82-5d54-4679-992b-59f5d42610fa', '6e66569841e36fad2f50158de3fd18e1f6c2a0ab7044e8c302a5ed6ffb66f314', '2026-11-30 12:55:05.883+00', '20261122123014_doubt', NULL, NULL, '2026-11-30 12:55:05.882+00', 1);
INSERT INTO public._prisma_migrations VALUES ('72f91516-90a2-4234-8a53-90521d9c6033', 'e953078a22270072fe4bac209812bce24f61173ca40d4090c5a61d8663ee1f05', '2026-11-30 12:55:05.901+00', '20261126110345_calendars', NULL, NULL, '2026-11-30 12:55:05.884+00', 1);
INSERT INTO public._prisma_migrations VALUES ('1870d798-d481-4a37-8045-ff41aa993596', '08889292a293f51d7704fbd643b6490b5a72d7c51d0346973c57434fc434029d', '2026-11-30 12:55:05.91+00', '20261126110725_guests', NULL, NULL, '2026-11-30 12:55:05.904+00', 1);
INSERT INTO public._prisma_migrations VALUES ('491822b2-b589-4e6d-9c77-d76d2315eb1b', '7e0995955b9c50b1f6e354c20d09c8a58a0a3fa827b1434dfc819d71cd2cd35a', '2026-11-30 12:55:05.969+00', '20261126140556_mail_lanes', NULL, NULL, '2026-11-30 12:55:05.965+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a3ddba35-2e71-4513-8cef-1eca77112f02', '29de9f1a798b87e95e48309634878f61552ca6346ab07b87da2c550c1dbb5f4a', '2026-11-30 12:55:05.919+00', '20261126111700_words_and_reminders', NULL, NULL, '2026-11-30 12:55:05.911+00', 1);
INSERT INTO public._prisma_migrations VALUES ('d21152fd-9953-43d7-9657-0dbe541343b3', '11206036e32e92110997729bfa9b9933930eb3cab3cd4df3ec8c27dde8a76be1', '2026-11-30 12:55:05.923+00', '20261126113010_live_events', NULL, NULL, '2026-11-30 12:55:05.919+00', 1);
INSERT INTO public._prisma_migrations VALUES ('72c9fa91-d050-40d6-98f5-d2214bff4012', '7ecddf9012c3a751034942cfa5d5b1dc95c83e79acc69d8b6f15d5afe016b1ad', '2026-11-30 12:55:05.936+00', '20261126113919_mail_that_arrives', NULL, NULL, '2026-11-30 12:55:05.923+00', 1);
INSERT INTO public._prisma_migrations VALUES ('a9cf72ce-c15b-4332-ab60-d196faf652fd', 'fb8aaaf477f5801991a04116672efec6330292b937c76c7448f90a6d211bae13', '2026-11-30 12:55:05.973+00', '20261126142502_forget_accesses', NULL, NULL, '2026-11-30 12:55:05.971+00', 1);
INSERT INTO public._prisma_migrations VALUES ('cca9b7cb-c150-4aff-a4bb-39064a502d27', '04b31d279cb8338ee6759572724c145304714f893684b32f2ab641fd15897962', '2026-11-30 12:55:05.947+00', '20261126114500_conversation', NULL, NULL, '2026-11-30 12:55:05.936+00', 1);
INSERT INTO public._prisma_migrations VALUES ('040c0c91-e66a-4f24-8e5a-c2e5f6500442', 'b2c1790cadab6e708600600ec205fc68529e69717d97de838e58a3441a1d896c', '2026-11-30 12:55:05.95+00', '20261126115915_time_kept', NULL, NULL, '2026-11-30 12:55:05.947+00', 1);
INSERT INTO public._prisma_migrations VALUES ('22ed92dc-002c-468c-abb2-d7b87bbde18e', '2abb90b491d10d96ebfdc3db1c40786076e2883da94f0f762ba59b0cc3f12eb5', '2026-11-30 12:55:05.954+00', '20261126122444_push_subscriptions', NULL, NULL, '2026-11-30 12:55:05.95+00', 1);
INSERT INTO public._prisma_migrations VALUES ('b5c1851c-70c8-45ca-84dd-beb2d325af30', '33caf8f564ad7c13008cd38b499e5d34f773e95918d42b8de74f871d2a59973e', '2026-11-30 12:55:05.975+00', '20261126144059_google_meet', NULL, NULL, '2026-11-30 12:55:05.973+00', 1);
INSERT INTO public._prisma_migrations VALUES ('16c711a7-cd6c-4b3a-bd33-7fc55033db34', '17f473254405a1910c10795002f69143f370cb164d65addb381c684563fb2a84', '2026-11-30 12:55:05.959+00', '20261126123100_accesses', NULL, NULL, '2026-11-30 12:55:05.954+00', 1);
INSERT INTO public._prisma_migrations VALUES ('4394bbcc-d50b-48f7-b89a-aa5e3948915b', '7e71065790420dc90343d81c019d11a756c260fd8ec043c4ae0b7819d072da3a', '2026-11-30 12:55:05.979+00', '20261126144505_change_messages', NULL, NULL, '2026-11-30 12:55:05.976+00', 1);

INSERT INTO public.calendar_events VALUES (NULL, '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', 'skipped', 'not_connected', NULL, NULL, 0, '2026-11-30 12:55:07.904+00', NULL, '4bd975ff-aaa3-4482-b47c-3d610bfc6c10', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.calendar_events VALUES (NULL, '01a22c85-fb8e-70b7-a7c4-05df2173a94c', 'skipped', 'not_connected', NULL, NULL, 0, '2026-11-30 12:55:07.92+00', NULL, '41dba3cc-10fd-4bd3-9666-64b6b8397ea9', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.calendar_events VALUES (NULL, '01a22c85-fb96-7732-9f1e-1f002b06074a', 'skipped', 'not_connected', NULL, NULL, 0, '2026-11-30 12:55:07.928+00', NULL, '08e8ead5-0fa6-4f75-aafc-be031be8546e', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.calendar_events VALUES (NULL, '01a22c85-fbcf-7708-85c6-3c8741617602', 'skipped', 'not_connected', NULL, NULL, 0, '2026-11-30 12:55:08.001+00', NULL, '4696a57d-41d5-4974-9bbf-0022e82bd87f', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.calendar_events VALUES (NULL, '01a22c85-fd22-7184-a549-fa3e3615cebf', 'skipped', 'not_connected', NULL, NULL, 0, '2026-11-30 12:55:08.324+00', NULL, '9b6ef5bf-95ce-4195-a5f7-9a2468315d4c', NULL, NULL, NULL, NULL, NULL);

INSERT INTO public.conversation_members VALUES ('01a22c85-fb79-74ec-ba11-79758c6496a3', '01a22c85-fb58-75a0-940d-3611d8b5e609', '2026-11-30 12:55:07.897+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fb79-74ec-ba11-79758c6496a3', '01a22c85-fb5e-7797-9a0b-fca1f44cb764', '2026-11-30 12:55:07.897+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fb8e-70b7-a7c4-0b7dfa20dc7d', '01a22c85-fb58-75a0-940d-3611d8b5e609', '2026-11-30 12:55:07.918+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fb8e-70b7-a7c4-0b7dfa20dc7d', '01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', '2026-11-30 12:55:07.918+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fb96-7732-9f1e-20197b945b75', '01a22c85-fb58-75a0-940d-3611d8b5e609', '2026-11-30 12:55:07.926+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fb96-7732-9f1e-20197b945b75', '01a22c85-fb65-720c-8365-8c3f0c1ae06e', '2026-11-30 12:55:07.926+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fba1-73e0-8d3f-3d374561d28b', '01a22c85-fb58-75a0-940d-3611d8b5e609', '2026-11-29 10:00:00+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fba1-73e0-8d3f-3d374561d28b', '01a22c85-fb63-7146-b839-c12039df7db7', '2026-11-29 10:00:00+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fbaa-701d-898c-2c2966f1db52', '01a22c85-fb58-75a0-940d-3611d8b5e609', '2026-11-26 08:00:00+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fbaa-701d-898c-2c2966f1db52', '01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', '2026-11-26 08:00:00+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fbd0-776f-83a9-eede68b5b7eb', '01a22c85-fbb4-766f-9d8d-b881ca474db2', '2026-11-30 12:55:07.983+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fd22-7184-a549-fc3f961b56f1', '01a22c85-fd14-74ea-9d61-87d64db22d4c', '2026-11-30 12:55:08.322+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fd22-7184-a549-fc3f961b56f1', '01a22c85-fd1f-753f-ad02-cca2b5c614c2', '2026-11-30 12:55:08.322+00', 0);
INSERT INTO public.conversation_members VALUES ('01a22c85-fd22-7184-a549-fc3f961b56f1', '01a22c85-fd1e-7065-9f70-a387bbcf8fc9', '2026-11-30 12:55:08.322+00', 1);

INSERT INTO public.conversations VALUES ('01a22c85-fb79-74ec-ba11-79758c6496a3', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', '2026-11-30 12:55:07.897+00');
INSERT INTO public.conversations VALUES ('01a22c85-fb8e-70b7-a7c4-0b7dfa20dc7d', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', '2026-11-30 12:55:07.918+00');
INSERT INTO public.conversations VALUES ('01a22c85-fb96-7732-9f1e-20197b945b75', '01a22c85-fb96-7732-9f1e-1f002b06074a', '2026-11-30 12:55:07.926+00');
INSERT INTO public.conversations VALUES ('01a22c85-fba1-73e0-8d3f-3d374561d28b', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', '2026-11-29 10:00:00+00');
INSERT INTO public.conversations VALUES ('01a22c85-fbaa-701d-898c-2c2966f1db52', '01a22c85-fbaa-701d-898c-28f8b4964c8e', '2026-11-26 08:00:00+00');
INSERT INTO public.conversations VALUES ('01a22c85-fbd0-776f-83a9-eede68b5b7eb', '01a22c85-fbcf-7708-85c6-3c8741617602', '2026-11-30 12:55:07.983+00');
INSERT INTO public.conversations VALUES ('01a22c85-fd22-7184-a549-fc3f961b56f1', '01a22c85-fd22-7184-a549-fa3e3615cebf', '2026-11-30 12:55:08.322+00');

INSERT INTO public.deliveries VALUES ('01a22c85-fb7a-77f1-846b-9e2b227df595', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', '01a22c85-fb79-74ec-ba11-7f3977161e03', 'email', 'scheduled_meeting_invitation', 'queued', NULL, 0, 1, '2026-11-30 12:55:07.897+00', '2026-11-30 12:55:07.897+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fb7a-77f1-846b-a367d65436e9', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', '01a22c85-fb79-74ec-ba11-7f3977161e03', 'in_app', 'meeting_scheduled', 'delivered', NULL, 0, 1, '2026-11-30 12:55:07.897+00', '2026-11-30 12:55:07.897+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fb8f-7274-8bc7-613447c3c68d', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', '01a22c85-fb8e-70b7-a7c4-0e96981c0d2a', 'email', 'scheduled_meeting_invitation', 'queued', NULL, 0, 1, '2026-11-30 12:55:07.918+00', '2026-11-30 12:55:07.918+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fb8f-7274-8bc7-65284c7f2590', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', '01a22c85-fb8e-70b7-a7c4-0e96981c0d2a', 'in_app', 'meeting_scheduled', 'delivered', NULL, 0, 1, '2026-11-30 12:55:07.918+00', '2026-11-30 12:55:07.918+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fb8f-7274-8bc7-684fa950b079', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', '01a22c85-fb8e-70b7-a7c4-1092fac02ab3', 'email', 'scheduled_meeting_invitation', 'queued', NULL, 0, 1, '2026-11-30 12:55:07.918+00', '2026-11-30 12:55:07.918+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fb96-7732-9f1e-2bfa4cd7fb76', '01a22c85-fb96-7732-9f1e-1f002b06074a', '01a22c85-fb96-7732-9f1e-25c8cfb0992c', 'email', 'scheduled_meeting_invitation', 'queued', NULL, 0, 1, '2026-11-30 12:55:07.926+00', '2026-11-30 12:55:07.926+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fb96-7732-9f1e-2ec9e0f91831', '01a22c85-fb96-7732-9f1e-1f002b06074a', '01a22c85-fb96-7732-9f1e-25c8cfb0992c', 'in_app', 'meeting_scheduled', 'delivered', NULL, 0, 1, '2026-11-30 12:55:07.926+00', '2026-11-30 12:55:07.926+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fba1-73e0-8d3f-481b0f27859b', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', '01a22c85-fba1-73e0-8d3f-4212e9a2e725', 'in_app', 'meeting_scheduled', 'delivered', NULL, 0, 1, '2026-11-29 10:00:00+00', '2026-11-29 10:00:00+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fba1-73e0-8d3f-44d5dca424ed', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', '01a22c85-fba1-73e0-8d3f-4212e9a2e725', 'email', 'instant_meeting_invitation', 'sent', NULL, 0, 1, '2026-11-29 10:00:00+00', '2026-11-29 10:00:00+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fbaa-701d-898c-38c641172af3', '01a22c85-fbaa-701d-898c-28f8b4964c8e', '01a22c85-fbaa-701d-898c-32e1904e2c1b', 'in_app', 'meeting_scheduled', 'delivered', NULL, 0, 1, '2026-11-26 08:00:00+00', '2026-11-26 08:00:00+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fbaa-701d-898c-340471d91d4f', '01a22c85-fbaa-701d-898c-28f8b4964c8e', '01a22c85-fbaa-701d-898c-32e1904e2c1b', 'email', 'scheduled_meeting_invitation', 'sent', NULL, 0, 1, '2026-11-26 08:00:00+00', '2026-11-26 08:00:00+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fbd7-70ca-96a8-58d8a7f79bc3', '01a22c85-fbcf-7708-85c6-3c8741617602', '01a22c85-fbd0-776f-83a9-f144dd79fa42', 'email', 'scheduled_meeting_invitation', 'sent', NULL, 0, 1, '2026-11-30 12:55:07.983+00', '2026-11-30 12:55:08.135+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fca9-720a-9fc6-ed6159bf258b', '01a22c85-fbcf-7708-85c6-3c8741617602', '01a22c85-fbd0-776f-83a9-f144dd79fa42', 'email', 'meeting_updated', 'sent', NULL, 1, 2, '2026-11-30 12:55:08.2+00', '2026-11-30 12:55:08.279+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fd22-7184-a54a-0deeeef20673', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a54a-0182f73fcd7e', 'email', 'scheduled_meeting_invitation', 'queued', NULL, 0, 1, '2026-11-30 12:55:08.322+00', '2026-11-30 12:55:08.322+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fd22-7184-a54a-120728962da4', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a54a-0182f73fcd7e', 'in_app', 'meeting_scheduled', 'delivered', NULL, 0, 1, '2026-11-30 12:55:08.322+00', '2026-11-30 12:55:08.322+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fd22-7184-a54a-15c6b4b520d6', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a54a-07a0917fbd47', 'email', 'scheduled_meeting_invitation', 'queued', NULL, 0, 1, '2026-11-30 12:55:08.322+00', '2026-11-30 12:55:08.322+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fd22-7184-a54a-1b3f064daceb', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a54a-07a0917fbd47', 'in_app', 'meeting_scheduled', 'delivered', NULL, 0, 1, '2026-11-30 12:55:08.322+00', '2026-11-30 12:55:08.322+00', false);
INSERT INTO public.deliveries VALUES ('01a22c85-fd22-7184-a54a-1ecfac478cd6', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a54a-0b95c4893787', 'email', 'scheduled_meeting_invitation', 'queued', NULL, 0, 1, '2026-11-30 12:55:08.322+00', '2026-11-30 12:55:08.322+00', false);

INSERT INTO public.history VALUES ('01a22c85-fb7a-77f1-846b-aa7a057b24ea', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', 1, '2026-11-30 12:55:07.898+00', 'user', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'meeting_scheduled', 'done', '[]', '\x26814947873a396dd18ff89b2651a8433ae4e468d25a9215c43fd598c241d44f', NULL);
INSERT INTO public.history VALUES ('01a22c85-fb8f-7274-8bc7-70075dc80cde', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', 1, '2026-11-30 12:55:07.919+00', 'user', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'meeting_scheduled', 'done', '[]', '\xf5c56c801d1ef734c57468667fd4d2e8c141b8721fd3dffba85b7952d88e7edc', NULL);
INSERT INTO public.history VALUES ('01a22c85-fb96-7732-9f1e-343483536ed3', '01a22c85-fb96-7732-9f1e-1f002b06074a', 1, '2026-11-30 12:55:07.926+00', 'user', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'meeting_scheduled', 'done', '[]', '\xe010737855a8895888a5d713bd6550d16a8a9dc4d749b02dbeb22a65175bd0e2', NULL);
INSERT INTO public.history VALUES ('01a22c85-fba1-73e0-8d3f-511162cfeb87', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', 1, '2026-11-29 10:00:00+00', 'user', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'meeting_scheduled', 'done', '[]', '\x3e63f0c565b629d214b722e5c03bdb7793a52bc2dcd4972082ce302e2b3b4b30', NULL);
INSERT INTO public.history VALUES ('01a22c85-fbaa-701d-898c-40bd6aabac95', '01a22c85-fbaa-701d-898c-28f8b4964c8e', 1, '2026-11-26 08:00:00+00', 'user', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'meeting_scheduled', 'done', '[]', '\x158a22e97761dccb040fd5d212a6ca770b57db97b6f6a2e932f49d04d679ffa9', NULL);
INSERT INTO public.history VALUES ('01a22c85-fbd7-70ca-96a8-5ee875247d53', '01a22c85-fbcf-7708-85c6-3c8741617602', 1, '2026-11-30 12:55:07.991+00', 'user', '01a22c85-fbb4-766f-9d8d-b881ca474db2', 'meeting_scheduled', 'done', '[]', '\xe39c984c47055e537bdef5dbbb6b137124c5a62cc7898d2bec530b5b3a2f2a32', NULL);
INSERT INTO public.history VALUES ('01a22c85-fc81-70ab-809e-ab81854b9fda', '01a22c85-fbcf-7708-85c6-3c8741617602', 2, '2026-11-30 12:55:08.162+00', 'user', '01a22c85-fbb4-766f-9d8d-b881ca474db2', 'meeting_updated', 'done', '[{"to": "2027-03-11T15:00:00Z", "from": "2027-03-10T15:00:00Z", "field": "startsAt"}, {"to": "2027-03-11T16:00:00Z", "from": "2027-03-10T16:00:00Z", "field": "endsAt"}]', '\xcb945824a5d986970b18dd5aeb7f35189cf7888101a0abc737960468c5c80ccb', NULL);
INSERT INTO public.history VALUES ('01a22c85-fd12-731f-86e3-b9877a2e58f4', '01a22c85-fbcf-7708-85c6-3c8741617602', 3, '2026-11-30 12:55:08.306+00', 'guest', '01a22c85-fbd0-776f-83a9-f144dd79fa42', 'invitation_answered', 'done', '[{"to": "accepted", "from": "needs_action", "field": "response"}]', '\xad1f147e11346335fb659d94e45a44506bd879aca5c506e4b36c2c51a7f9355c', NULL);
INSERT INTO public.history VALUES ('01a22c85-fd22-7184-a54a-2853c509a565', '01a22c85-fd22-7184-a549-fa3e3615cebf', 1, '2026-11-30 12:55:08.322+00', 'user', '01a22c85-fd14-74ea-9d61-87d64db22d4c', 'meeting_scheduled', 'done', '[]', '\x5599d878491d48a5465e8548e496887b41cbd0eeb7705f1d521bd66a6aad4333', NULL);
INSERT INTO public.history VALUES ('01a22c85-fd3b-7582-8d0e-c69db21e7b6f', '01a22c85-fd22-7184-a549-fa3e3615cebf', 2, '2026-11-30 12:55:08.347+00', 'user', '01a22c85-fd1e-7065-9f70-a387bbcf8fc9', 'invitation_answered', 'done', '[{"to": "tentative", "from": "needs_action", "field": "response"}]', '\x20694f715a0a8271f22aa7de2af77e1db0d0ba4e070fd5f46732ab4accb554d1', NULL);

INSERT INTO public.invitations VALUES ('01a22c85-fb79-74ec-ba11-7f3977161e03', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', 'client', '01a22c85-fb5e-7797-9a0b-fca1f44cb764', 'mara.lind@clients.example', 'Mara Lind', false, NULL, 'needs_action', NULL, NULL, '\xabadbd448ae3b7686173ba47f810b72589740fdd820fc192e943cb79f6f518d7', 0, 0, '2026-11-30 12:55:07.897+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fb8e-70b7-a7c4-0e96981c0d2a', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', 'internal', '01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', 'lena.ortiz@linden.example', 'Lena Ortiz', false, NULL, 'needs_action', NULL, NULL, '\xc13b618aa4d5d0f96ef6c02b237487a9da48147f4b037a7d9f9a12ba494dd7cf', 0, 0, '2026-11-30 12:55:07.918+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fb8e-70b7-a7c4-1092fac02ab3', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', 'external', NULL, 'sam.rivera@guests.example', 'Sam Rivera', true, NULL, 'needs_action', NULL, NULL, '\xce1400f3883d98bbf2b176b784c71c35ae633430220261b81edb06db76d4121f', 0, 1, '2026-11-30 12:55:07.918+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fb96-7732-9f1e-25c8cfb0992c', '01a22c85-fb96-7732-9f1e-1f002b06074a', 'client', '01a22c85-fb65-720c-8365-8c3f0c1ae06e', 'aiko.tanaka@clients.example', 'Aiko Tanaka', false, NULL, 'needs_action', NULL, NULL, '\x241b8e4b980ff0854ad84c6db8af500dd8076a4a5cb7647168d775b51dbec578', 0, 0, '2026-11-30 12:55:07.926+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fba1-73e0-8d3f-4212e9a2e725', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', 'client', '01a22c85-fb63-7146-b839-c12039df7db7', 'jonas.weber@clients.example', 'Jonas Weber', false, NULL, 'accepted', '2026-11-29 10:01:00+00', NULL, '\x5c359944482f43b0717d24296cb1f465544924f228ca8f216c1caa84a2e35e27', 0, 0, '2026-11-29 10:00:00+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fbaa-701d-898c-32e1904e2c1b', '01a22c85-fbaa-701d-898c-28f8b4964c8e', 'internal', '01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', 'lena.ortiz@linden.example', 'Lena Ortiz', false, NULL, 'needs_action', NULL, NULL, '\x67b7ce64501ca5ab721a3f65c53e95e9330889a66d77b5537c8390a29b5a6eb7', 0, 0, '2026-11-26 08:00:00+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fbd0-776f-83a9-f144dd79fa42', '01a22c85-fbcf-7708-85c6-3c8741617602', 'external', NULL, 'bo@x.example', 'Bo', true, NULL, 'accepted', '2026-11-30 12:55:08.301+00', 'Yes', '\xbd31cf5a5270234dac7c230dd5c0c30c5943298230ac2721b676587c716cfccc', 0, 0, '2026-11-30 12:55:07.983+00', NULL, NULL, NULL, 2, NULL, NULL, 2, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fd22-7184-a54a-07a0917fbd47', '01a22c85-fd22-7184-a549-fa3e3615cebf', 'internal', '01a22c85-fd1f-753f-ad02-cca2b5c614c2', 'gail@people.example', NULL, true, NULL, 'needs_action', NULL, NULL, '\xad0e60c82ec8446ae78ad62822b5d4231d2cf22b6c58f63112e022e2554328fc', 0, 1, '2026-11-30 12:55:08.322+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fd22-7184-a54a-0b95c4893787', '01a22c85-fd22-7184-a549-fa3e3615cebf', 'external', NULL, 'hugo@x.example', NULL, true, NULL, 'needs_action', NULL, NULL, '\x80c15e353b58f631d5faab10fd3a9cca0f07e9ed55e5ea32707aca1a2266df5f', 0, 2, '2026-11-30 12:55:08.322+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);
INSERT INTO public.invitations VALUES ('01a22c85-fd22-7184-a54a-0182f73fcd7e', '01a22c85-fd22-7184-a549-fa3e3615cebf', 'internal', '01a22c85-fd1e-7065-9f70-a387bbcf8fc9', 'finn@people.example', NULL, true, '2026-11-30 12:55:08.341+00', 'tentative', '2026-11-30 12:55:08.34+00', NULL, '\xd80265ab4e4b6a709ffa571eaae69ae95c4bc4ae8f0be627bfb4c577e52245e1', 0, 0, '2026-11-30 12:55:08.322+00', NULL, NULL, NULL, 1, NULL, NULL, NULL, 1, NULL, NULL, NULL, NULL, 0);

INSERT INTO public.live_events VALUES (1, '956', 'notification', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', '01a22c85-fb7a-77f1-846b-a43b7bcf6d61', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (2, '956', 'meeting', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (3, '956', 'notification', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', '01a22c85-fb8f-7274-8bc7-6c155779e180', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (4, '956', 'meeting', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (5, '956', 'notification', '01a22c85-fb96-7732-9f1e-1f002b06074a', '01a22c85-fb96-7732-9f1e-32fda02abb42', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (6, '956', 'meeting', '01a22c85-fb96-7732-9f1e-1f002b06074a', '01a22c85-fb96-7732-9f1e-1f002b06074a', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (7, '956', 'notification', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', '01a22c85-fba1-73e0-8d3f-4e13e014aabb', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (8, '956', 'meeting', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (9, '956', 'notification', '01a22c85-fbaa-701d-898c-28f8b4964c8e', '01a22c85-fbaa-701d-898c-3ced7873db51', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (10, '956', 'meeting', '01a22c85-fbaa-701d-898c-28f8b4964c8e', '01a22c85-fbaa-701d-898c-28f8b4964c8e', '2026-11-30 12:55:07.819+00');
INSERT INTO public.live_events VALUES (11, '958', 'meeting', '01a22c85-fbcf-7708-85c6-3c8741617602', '01a22c85-fbcf-7708-85c6-3c8741617602', '2026-11-30 12:55:07.982+00');
INSERT INTO public.live_events VALUES (12, '966', 'meeting', '01a22c85-fbcf-7708-85c6-3c8741617602', '01a22c85-fbcf-7708-85c6-3c8741617602', '2026-11-30 12:55:08.151+00');
INSERT INTO public.live_events VALUES (13, '974', 'notification', '01a22c85-fbcf-7708-85c6-3c8741617602', '01a22c85-fd0f-730c-b524-a64038e37655', '2026-11-30 12:55:08.292+00');
INSERT INTO public.live_events VALUES (14, '974', 'meeting', '01a22c85-fbcf-7708-85c6-3c8741617602', '01a22c85-fbcf-7708-85c6-3c8741617602', '2026-11-30 12:55:08.292+00');
INSERT INTO public.live_events VALUES (15, '978', 'notification', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a54a-231d59ee5ee7', '2026-11-30 12:55:08.321+00');
INSERT INTO public.live_events VALUES (16, '978', 'notification', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a54a-25c80e7550c1', '2026-11-30 12:55:08.321+00');
INSERT INTO public.live_events VALUES (17, '978', 'meeting', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a549-fa3e3615cebf', '2026-11-30 12:55:08.321+00');
INSERT INTO public.live_events VALUES (18, '980', 'notification', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd35-718e-82de-83ba7ebb6f90', '2026-11-30 12:55:08.337+00');
INSERT INTO public.live_events VALUES (19, '980', 'meeting', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd22-7184-a549-fa3e3615cebf', '2026-11-30 12:55:08.337+00');
INSERT INTO public.live_events VALUES (20, '981', 'message', '01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd41-7534-a671-4e398e825213', '2026-11-30 12:55:08.35+00');
INSERT INTO public.live_events VALUES (21, '981', 'notification', '01a22c85-fd22-7184-a549-fa3e3615cebf', '349e5b65-9e7c-4c52-8b03-0d81c0c33d53', '2026-11-30 12:55:08.35+00');
INSERT INTO public.live_events VALUES (22, '981', 'notification', '01a22c85-fd22-7184-a549-fa3e3615cebf', 'd298515f-6bad-4d18-9790-d2c10e9bdb63', '2026-11-30 12:55:08.35+00');

INSERT INTO public.mail_attempts VALUES ('01a22c85-fc61-748c-975f-f0183bb32c12', '01a22c85-fc54-763b-9f4f-87a318821538', '2026-11-30 12:55:08.129+00', '2026-11-30 12:55:08.135+00', NULL, 'resend-1-delivery-01a22c85-fbd7-70ca-96a8-58d8a7f79bc3');
INSERT INTO public.mail_attempts VALUES ('01a22c85-fcf0-72af-ad87-a73993f8f087', '01a22c85-fcd9-7351-96a1-548c77da579a', '2026-11-30 12:55:08.272+00', '2026-11-30 12:55:08.279+00', NULL, 'resend-2-delivery-01a22c85-fca9-720a-9fc6-ed6159bf258b');

INSERT INTO public.mail_lanes VALUES ('resend', 0, 1, false, '2026-11-30 12:55:08.129138+00', '2026-11-30 12:55:09.145634+00');
INSERT INTO public.mail_lanes VALUES ('resend', 1, 1, false, '2026-11-30 12:55:08.271992+00', '2026-11-30 12:55:09.284132+00');

INSERT INTO public.meeting_contents VALUES ('01a22c85-fb79-74ec-ba11-76c1c6cb3c28', 1, '{"host": "Dana Whitfield", "title": "Follow-up", "endsAt": 1796136600000, "status": "scheduled", "location": {"type": "video", "value": null}, "startsAt": 1796133600000, "timeZone": "Europe/Berlin", "description": "How the last two weeks went.\nWhat we said about evenings and sleep.\n\nThe worksheet, if you want to look before: https://worksheets.example/evenings"}', 'neutral', '01a22c85-fb61-72a8-b50a-8005beb4c716', 'both', NULL);
INSERT INTO public.meeting_contents VALUES ('01a22c85-fb8e-70b7-a7c4-05df2173a94c', 1, '{"host": "Dana Whitfield", "title": "Case consultation", "endsAt": 1796206800000, "status": "scheduled", "location": {"type": "in_person", "value": "Linden Practice, room 2"}, "startsAt": 1796202000000, "timeZone": "Europe/Berlin", "description": null}', 'neutral', NULL, 'both', NULL);
INSERT INTO public.meeting_contents VALUES ('01a22c85-fb96-7732-9f1e-1f002b06074a', 1, '{"host": "Dana Whitfield", "title": "First conversation", "endsAt": 1796718000000, "status": "scheduled", "location": {"type": "phone", "value": "I call you on the number you gave me."}, "startsAt": 1796715000000, "timeZone": "Europe/Berlin", "description": null}', 'neutral', '01a22c85-fb66-71ae-8f07-e069133b814e', 'both', NULL);
INSERT INTO public.meeting_contents VALUES ('01a22c85-fba1-73e0-8d3f-3a69ec9c8290', 1, '{"host": "Dana Whitfield", "title": "Short check-in", "endsAt": 1795948200000, "status": "scheduled", "location": {"type": "video", "value": null}, "startsAt": 1795946400000, "timeZone": "Europe/Berlin", "description": null}', 'neutral', '01a22c85-fb64-71d7-bae5-504fbd7231d9', 'both', NULL);
INSERT INTO public.meeting_contents VALUES ('01a22c85-fbaa-701d-898c-28f8b4964c8e', 1, '{"host": "Dana Whitfield", "title": "Planning the spring group", "endsAt": 1796289600000, "status": "scheduled", "location": {"type": "video", "value": null}, "startsAt": 1796286600000, "timeZone": "Europe/Berlin", "description": null}', 'neutral', NULL, 'both', NULL);
INSERT INTO public.meeting_contents VALUES ('01a22c85-fbcf-7708-85c6-3c8741617602', 1, '{"host": "Dr. Ada", "title": "First conversation", "endsAt": 1804694400000, "status": "scheduled", "location": {"type": "video", "value": null}, "startsAt": 1804690800000, "timeZone": "Europe/Berlin", "description": null}', 'full', NULL, 'both', NULL);
INSERT INTO public.meeting_contents VALUES ('01a22c85-fbcf-7708-85c6-3c8741617602', 2, '{"host": "Dr. Ada", "title": "First conversation", "endsAt": 1804780800000, "status": "scheduled", "location": {"type": "video", "value": null}, "startsAt": 1804777200000, "timeZone": "Europe/Berlin", "description": null}', 'full', NULL, 'both', NULL);
INSERT INTO public.meeting_contents VALUES ('01a22c85-fd22-7184-a549-fa3e3615cebf', 1, '{"host": "Dr. Eve", "title": "By address", "endsAt": 1804694400000, "status": "scheduled", "location": {"type": "video", "value": null}, "startsAt": 1804690800000, "timeZone": "Europe/Berlin", "description": null}', 'neutral', NULL, 'both', NULL);

INSERT INTO public.meeting_links VALUES ('01a22c85-fb79-74ec-ba11-76c1c6cb3c28', 'JaZaExbpTZJQxcRQSHY6p-PY', '2026-11-30 12:55:07.897+00');
INSERT INTO public.meeting_links VALUES ('01a22c85-fb8e-70b7-a7c4-05df2173a94c', '8OKMQESRvb3kOMbu4UIpNCqF', '2026-11-30 12:55:07.918+00');
INSERT INTO public.meeting_links VALUES ('01a22c85-fb96-7732-9f1e-1f002b06074a', 'oiIrKzICMl5_YLm-xR8vsLTz', '2026-11-30 12:55:07.926+00');
INSERT INTO public.meeting_links VALUES ('01a22c85-fba1-73e0-8d3f-3a69ec9c8290', 'tjqlwUXxT_RswHYVbXrZMnlc', '2026-11-29 10:00:00+00');
INSERT INTO public.meeting_links VALUES ('01a22c85-fbaa-701d-898c-28f8b4964c8e', '93v0lldh2swso2R_pr7o3f6s', '2026-11-26 08:00:00+00');
INSERT INTO public.meeting_links VALUES ('01a22c85-fbcf-7708-85c6-3c8741617602', 'fqmum9lN4GJY1EFsOyrsT7NE', '2026-11-30 12:55:07.983+00');
INSERT INTO public.meeting_links VALUES ('01a22c85-fd22-7184-a549-fa3e3615cebf', 'VY-AAfbuvgtEY-fVSa_J6cqo', '2026-11-30 12:55:08.322+00');

INSERT INTO public.meetings VALUES ('01a22c85-fb79-74ec-ba11-76c1c6cb3c28', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'scheduled', 'host', 'scheduled', 'Follow-up', 'How the last two weeks went.
What we said about evenings and sleep.

The worksheet, if you want to look before: https://worksheets.example/evenings', '2026-12-01 14:00:00+00', '2026-12-01 14:50:00+00', 'Europe/Berlin', 'video', NULL, 'neutral', '01a22c85-fb61-72a8-b50a-8005beb4c716', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28@meet.example', 0, 1, false, NULL, NULL, '2026-11-30 12:55:07.897+00', '2026-11-30 12:55:07.897+00', NULL, 0, 'both', NULL, NULL);
INSERT INTO public.meetings VALUES ('01a22c85-fb8e-70b7-a7c4-05df2173a94c', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'scheduled', 'host', 'scheduled', 'Case consultation', NULL, '2026-12-02 09:00:00+00', '2026-12-02 10:20:00+00', 'Europe/Berlin', 'in_person', 'Linden Practice, room 2', 'neutral', NULL, '01a22c85-fb8e-70b7-a7c4-05df2173a94c@meet.example', 0, 1, false, NULL, NULL, '2026-11-30 12:55:07.918+00', '2026-11-30 12:55:07.918+00', NULL, 0, 'both', NULL, NULL);
INSERT INTO public.meetings VALUES ('01a22c85-fb96-7732-9f1e-1f002b06074a', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'scheduled', 'host', 'scheduled', 'First conversation', NULL, '2026-12-08 07:30:00+00', '2026-12-08 08:20:00+00', 'Europe/Berlin', 'phone', 'I call you on the number you gave me.', 'neutral', '01a22c85-fb66-71ae-8f07-e069133b814e', '01a22c85-fb96-7732-9f1e-1f002b06074a@meet.example', 0, 1, false, NULL, NULL, '2026-11-30 12:55:07.926+00', '2026-11-30 12:55:07.926+00', NULL, 0, 'both', NULL, NULL);
INSERT INTO public.meetings VALUES ('01a22c85-fba1-73e0-8d3f-3a69ec9c8290', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'instant', 'host', 'scheduled', 'Short check-in', NULL, '2026-11-29 10:00:00+00', '2026-11-29 10:30:00+00', 'Europe/Berlin', 'video', NULL, 'neutral', '01a22c85-fb64-71d7-bae5-504fbd7231d9', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290@meet.example', 0, 1, false, NULL, NULL, '2026-11-29 10:00:00+00', '2026-11-29 10:00:00+00', NULL, 0, 'both', NULL, NULL);
INSERT INTO public.meetings VALUES ('01a22c85-fbaa-701d-898c-28f8b4964c8e', '01a22c85-fb58-75a0-940d-3611d8b5e609', 'scheduled', 'host', 'cancelled', 'Planning the spring group', NULL, '2026-12-03 08:30:00+00', '2026-12-03 09:20:00+00', 'Europe/Berlin', 'video', NULL, 'neutral', NULL, '01a22c85-fbaa-701d-898c-28f8b4964c8e@meet.example', 0, 1, false, '2026-11-29 10:00:00+00', 'I am at a training that day. I will suggest another time.', '2026-11-26 08:00:00+00', '2026-11-29 10:00:00+00', NULL, 0, 'both', NULL, NULL);
INSERT INTO public.meetings VALUES ('01a22c85-fbcf-7708-85c6-3c8741617602', '01a22c85-fbb4-766f-9d8d-b881ca474db2', 'scheduled', 'host', 'scheduled', 'First conversation', NULL, '2027-03-11 15:00:00+00', '2027-03-11 16:00:00+00', 'Europe/Berlin', 'video', NULL, 'full', NULL, '01a22c85-fbcf-7708-85c6-3c8741617602@meet.example', 1, 3, false, NULL, NULL, '2026-11-30 12:55:07.983+00', '2026-11-30 12:55:08.303+00', NULL, 1, 'both', NULL, NULL);
INSERT INTO public.meetings VALUES ('01a22c85-fd22-7184-a549-fa3e3615cebf', '01a22c85-fd14-74ea-9d61-87d64db22d4c', 'scheduled', 'host', 'scheduled', 'By address', NULL, '2027-03-10 15:00:00+00', '2027-03-10 16:00:00+00', 'Europe/Berlin', 'video', NULL, 'neutral', NULL, '01a22c85-fd22-7184-a549-fa3e3615cebf@meet.example', 0, 2, false, NULL, NULL, '2026-11-30 12:55:08.322+00', '2026-11-30 12:55:08.34+00', NULL, 0, 'both', NULL, NULL);

INSERT INTO public.messages VALUES ('01a22c85-fd41-7534-a671-4e398e825213', '01a22c85-fd22-7184-a549-fc3f961b56f1', '01a22c85-fd1e-7065-9f70-a387bbcf8fc9', '01a22c85-fd22-7184-a54a-0182f73fcd7e', '6ca2b589-b434-4977-8ef6-f0753975126a', 'Good morning', '2026-11-30 12:55:08.353+00', 1);

INSERT INTO public.notifications VALUES ('01a22c85-fb7a-77f1-846b-a43b7bcf6d61', '01a22c85-fb5e-7797-9a0b-fca1f44cb764', '01a22c85-fb79-74ec-ba11-76c1c6cb3c28', 1, 'meeting_scheduled', '[]', '2026-11-30 12:55:07.897+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fb8f-7274-8bc7-6c155779e180', '01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', '01a22c85-fb8e-70b7-a7c4-05df2173a94c', 1, 'meeting_scheduled', '[]', '2026-11-30 12:55:07.918+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fb96-7732-9f1e-32fda02abb42', '01a22c85-fb65-720c-8365-8c3f0c1ae06e', '01a22c85-fb96-7732-9f1e-1f002b06074a', 1, 'meeting_scheduled', '[]', '2026-11-30 12:55:07.926+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fba1-73e0-8d3f-4e13e014aabb', '01a22c85-fb63-7146-b839-c12039df7db7', '01a22c85-fba1-73e0-8d3f-3a69ec9c8290', 1, 'meeting_scheduled', '[]', '2026-11-29 10:00:00+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fbaa-701d-898c-3ced7873db51', '01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', '01a22c85-fbaa-701d-898c-28f8b4964c8e', 1, 'meeting_scheduled', '[]', '2026-11-26 08:00:00+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fd0f-730c-b524-a64038e37655', '01a22c85-fbb4-766f-9d8d-b881ca474db2', '01a22c85-fbcf-7708-85c6-3c8741617602', 3, 'meeting_response', '[{"to": "accepted", "from": "needs_action", "field": "response", "invitationId": "01a22c85-fbd0-776f-83a9-f144dd79fa42"}]', '2026-11-30 12:55:08.303+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fd22-7184-a54a-231d59ee5ee7', '01a22c85-fd1e-7065-9f70-a387bbcf8fc9', '01a22c85-fd22-7184-a549-fa3e3615cebf', 1, 'meeting_scheduled', '[]', '2026-11-30 12:55:08.322+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fd22-7184-a54a-25c80e7550c1', '01a22c85-fd1f-753f-ad02-cca2b5c614c2', '01a22c85-fd22-7184-a549-fa3e3615cebf', 1, 'meeting_scheduled', '[]', '2026-11-30 12:55:08.322+00', NULL);
INSERT INTO public.notifications VALUES ('01a22c85-fd35-718e-82de-83ba7ebb6f90', '01a22c85-fd14-74ea-9d61-87d64db22d4c', '01a22c85-fd22-7184-a549-fa3e3615cebf', 2, 'meeting_response', '[{"to": "tentative", "from": "needs_action", "field": "response", "invitationId": "01a22c85-fd22-7184-a54a-0182f73fcd7e"}]', '2026-11-30 12:55:08.34+00', NULL);
INSERT INTO public.notifications VALUES ('349e5b65-9e7c-4c52-8b03-0d81c0c33d53', '01a22c85-fd14-74ea-9d61-87d64db22d4c', '01a22c85-fd22-7184-a549-fa3e3615cebf', 1, 'new_message', '[]', '2026-11-30 12:55:08.353+00', NULL);
INSERT INTO public.notifications VALUES ('d298515f-6bad-4d18-9790-d2c10e9bdb63', '01a22c85-fd1f-753f-ad02-cca2b5c614c2', '01a22c85-fd22-7184-a549-fa3e3615cebf', 1, 'new_message', '[]', '2026-11-30 12:55:08.353+00', NULL);

INSERT INTO public.practices VALUES ('01a22c85-fb4f-74ac-a1c0-2ccfb3c21516', 'Linden Practice', '2026-11-30 12:55:07.854+00');

INSERT INTO public.relationships VALUES ('01a22c85-fb61-72a8-b50a-8005beb4c716', '01a22c85-fb58-75a0-940d-3611d8b5e609', '01a22c85-fb5e-7797-9a0b-fca1f44cb764', 'active', '2026-11-30 12:55:07.854+00', NULL);
INSERT INTO public.relationships VALUES ('01a22c85-fb64-71d7-bae5-504fbd7231d9', '01a22c85-fb58-75a0-940d-3611d8b5e609', '01a22c85-fb63-7146-b839-c12039df7db7', 'active', '2026-11-30 12:55:07.854+00', NULL);
INSERT INTO public.relationships VALUES ('01a22c85-fb66-71ae-8f07-e069133b814e', '01a22c85-fb58-75a0-940d-3611d8b5e609', '01a22c85-fb65-720c-8365-8c3f0c1ae06e', 'active', '2026-11-30 12:55:07.854+00', NULL);
INSERT INTO public.relationships VALUES ('01a22c85-fb68-72cf-824d-b5133882eeba', '01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', '01a22c85-fb5e-7797-9a0b-fca1f44cb764', 'active', '2026-11-30 12:55:07.854+00', NULL);

INSERT INTO public.stored_mails VALUES ('01a22c85-fc54-763b-9f4f-87a318821538', '01a22c85-fbd7-70ca-96a8-58d8a7f79bc3', NULL, '\x0175db10c8e68c60dc1e74ec19b75b78d368464a3b4fc24ec1104d81903cb1cb68d8afd20a13c8ac6a8a8b519f8d9bc97077dbb655d31bd0b2ec5812356b094387eb0f591843b1b32409273471ed82c846a8d36e61c3ed615dcd6726725c717d3763636ef3da086dcc6bc8e8bcbfd630ebdd462bfb170cc6026d37fc6b90c3a94a283b668d4acd0bfdd17f854780040b1fcff836b7d3b606dfbd4a3943acf5e07ea80f72d6ad3c864029dc612088de959747d656ca6dd9beaea0d1ebcc15874f9e3d5945e902fbaedca44813f19243e3fd9730a9affb4f4351e3f4a6fedba318efbe6132c14b5fcc93cd290cc9fae2cb92a046bd8c8679bcdded38104a05c93fa6344078da6eb7d7de00273814317e4190dd2bb4de7d6bb38e363eaa4a4b4673a40ffbe33e23a967cbca73c6373c280649646a88bbf59f63a08b3e7638eaa6d852c9091bb453ead55bf04c6f7c48b0d6740e6f9bf56807aa79ae8c5621a86673a4b2ae77331fe1e90efa0339cef750722bbc076e2ea2ed4f77d32f9568aa102e4db992464f2ec78121258f806633a29a96c6a14bdfa123c4d912c28146d225593fa2dbd222d7c737b25d32de7b679afc81b4eee2f6060019afd05ae067f95771098bbf70cf33afec30cdedb426504135a390846a099393aaf83fe872178e15bb45a06574098122b73c9d7451935d62fbf20d903f91387b4e24e156067be705713c4591cf99ce4904227ea92993414d5f2cf51ef43ab64fb50e4f08d6db561b3424a5436ee9fdb17103204a5fda8dba8db9b587b978c6c60279c7eb7aeab3e6afcaed31f7874df20e3a31d524c84e4a11a1a4c8d85ffc2d39ca9ae86d4900c5344dae0b2026579dade12036255f058fb4d9646ae6caff9da6b48a530dd060b9eccebec7ecd81edfe6d361bb1e80039a3e3f441917934329825b8536ffd40bf535599b890f51673c7d370ea58877f8a407033421809e3905a2b499fddde7a11e9faffa8994e8c8a73345dcf28b67085bed573ffca09bee3cd21cafefc07b5c10bfd98f1a7d8c04ff591b0247fa1a9bc962d2db975d2fb71ffa7eafb491c2b9376b174842064d85d183b6994b6e1abda93032350691075bd6e0fc34bbc80c0377841f3cf905277931fa3d1d5fc5846db4e8510799285f9daa77a9196fde4fab755a8eb5a751c1e02856b04418760481c47698a5070adb55e4976939c0f1480e58b33cdb06d2d39b3a6836780fef9ae8febe4ace433886cf0e57c0c1f72d96f8e237b8464711ea02ca13db033ed639087cffedf2a3dbedf51b740f604f61f04a62020992540db0799448d4017664a6d69509743e0ebd593afd610a8b0907ef0550cbdedd056bc5584c15d0a716c1de8cdfaa7c4b382ea7d7c992467705814c727ceaf01f691c962e75677453737811c933df1b39c23032c246803b92ea2b928bf365a62569d9b1a14149c6031dd369713678f7f2dbec9d70ef7cbd34f5faca31192b0a686384a71c076a148c883b7eb116fd68b30b4181deb298860c0f52df5524c9cda5ee2d1f811e5e6dbd6aabeea1956938d7152941fec0fee816f0dfe55c3f14a8beb0e62faabc19a94a218372fb74c072986d8c045910b5967fdbe927e46429f5c314fe2c377cbae719f6aaf1e48deab582f2162bbcfe17fce3535d57ed323cbd978e08063102ff6dc164939f90337514097b710c85b802157244a37eea153a9aebe2703f3d21e0eef7bacfd8f2ad673e4281be51391514c6fd50f4b7212395bca04edbbf6cadd1eaf313e27e27e56df5ae4b2756c6f084526330c2660af4bdc5e1679eb0255de4c3a9bf4a80ee569e5a2e0a04a578eb6263cd5baf93d6ef60cd797d7c4116dacad086df2fc9493796f8ee3e25881ee2d298c66cdcaa0f6fe1ab4477d2604be074ba8058498bff12d16a59438abe25b401f8c9cc0e6246c917db07e1246e544361bdc697f1a563d24c7b4fffb665f9547c082dea367a397d9f9b17277c98e278e634a1bdb6fe827a22acf717f96b6f3a523ab4e808ac2450a8ea2253b1f701b9c582afb806e035e9f9818e7768707bb4c4d44b3a96b29574907c6cc5c73d9b62feba472513f106b64250318f424ef13ad05fa7a33ddb4e95f64f61a0b2af38e69ecc4bde501572134c8dc2fb1383ee112e45553fb39be3b1e43b7f38edc704f99447567dad489d527159fdc9b6268954c0766e45beba79b854233f18cf979d4dbfde3023001b31dd21135589143c3333bc3343c5f61e61e577534e5c3f77ca1db43358140af509872b85bcf541303f40e8e940389ebc8a6215dce4124a3d74a695191ce4d4f5b1f48a944fd0d54dd14fd5ae06341389c131690158061e33eef96477943424e1f0e64ce564507f1108ec27d1759615625eca36cd285b553114bb35373c4ebe20e92bae306955ca267892996ce40333388ad1cdfa73ee3743fc23f781afc83da0e7cb93da331d438809087ffd3162709b4486b3ce5799eea5010f06e4e104e937e2b2ee1ef8ea929673bda592debfe0c9a11ee11752289a3fccc8afd7a754bcef1b2d5e09384fd6f58758dbd8e3d037abb7c76425c2e89d98bf6b7d382c281d90895a8d22a9b0f200e5edc06e52e6206024855cfb1747470099e8934df35e323298780a5ef1f6cabe28a445f7bda905a42b36cd554c35581d6d1c88093395ac08b8dad4abe119235d9c6ec769b438101e71dea0f58099d1d8c9386c19a3061f625e4f1f873a61971f6535fe9ce104aabe88ad209e7dad75bcf316c6247910732460f4dc363d03fc04d89c5c0ab78b782bc6ad60195d178e6e14cd08c0266c3d82abf34438959f70908c93a3c40f2ef22c9016243ca4fc85dab49506f7eee9f32e0b09fa7bdcdc146e18b18e4496beb74a4bfb4f41661d1b5c736ccadf11b42e35f21f235fb3bf53774da40ab1f2c9c547fa018f867979ce76631388eeaad929d4e2ffd89f10e7b1c54ce4674a83aca4545d2dfd3ad7f999c773a77f4744f4dad3c344b26cd10c329e9bb1228e56c78283bd3ddd16f607f1da1de315166b7862350dca7dad75f609f8f189c7f0b2cb9c0c0ca6c686477e22407cc0bc2dc181a6ac998a5aca0da09a95c898d979de128744a8fe96d4b2a10bcb9134be363bfe8700fdabb67d8cef661261de4b44ddca0b6f48282a8633e3a9f1a2fba9a4dc905cd1ce5b9d1d4ac95441e02b34aa6e8941077383d021b9adfd0dcc1c2edf6c8ce45b3764c6fbabf2da35242b46e776a049b4275ec54e69c0b08bc1c2fcc33d6d074ffc2288a934be27c93031b21eab7da8653f8af7a8003d84820e5f8dff93b32341e9db695c8f557a4957149842532f674ce4459c111b2c00426810ffc33db478c72657ca7c797b66a6633a8195b5706f137bd3082e1aea9313b418464e3878125103d88de02dda8ac312185919e71a4500cef78161009cef455a63cd0baf0342c407e33005fd858173e5ff684986de70daee1d103567ef97a7815aa459fa8f41ecb3e3e2975e1f570ac174f90005ff1f0ed64c0da72d68226ef026dbcf5e7dc2aac7079c9e2d7daf55769004cadb0dbccd04e4dcd7d1e51aff9cf6e4d0d45008160b717f2d8e171054c8bb06df9a0db5c917ae3517b56e7442bec855b0fcd189f37e83614c6afc8f0ab03e6041e2d9c582346831e5a99e741d0bad92bdf4741397afaec0abc2d46716caddee0c5d07c0fe4905ac52306326889754e8fee2001d2ea2e480d0a72d0f5db91ba8e45f1c199b41d48e1e14048361226932744f1a724a4295ddd3a4a0c2a750fb1698c140e558c3ef79b368f1fa545d5971d0d79781a403dd35e6ac70132df28a85b087c612b7e07daa7f70cbda70a9fec126b3b51b981e50a0b30ddfdf3d12597d2c2595bdcc5e7fbb1f2b04e2dd22c5b4c957c28671e8e53f6e98c811e56bcbd57693231e2b51dde8642abebfeb68a4d5949c40e1a9247719ce87d9eed9e03017fedb4ae7de89a3a41da7c7720fc543956c9b3475a43dc5f5ac79d49c94028e02a4ae270701f0c3e54a4c1ea0234ad620d604ee8bb1cc7a0e51310f4bdab6213cc3a39e397100322eb613fc85bb1950beab812b1262c212e29aa80b388cdf00593eef416663cee63e87ed9cdfd5c2336d812cd9695feb5abc5a47c6d42f367708f0ab568aef8c481c6fb301c6070668baad214461fb814642fa4e70a6783ec3cbcf183157729111ca850f80edb38fc42219c3f1f5b3736774612a0880161103e5db5d22475f90fe59c17e4dd496749b3e7797cc725215c87380ec80636064cd77901c1e8f9ab2ec852023f0849e4d352deaf6630272b3ba1a6bf29e4631962381e44b45637c5759373a4af64e9ce1e2bd4c0a45b92b6bbea8e9b412713acd535b705f8ad1c04959dcf74987bc3ab58c5b5b0475cf2ea2afd4390a2a70e0fc34c24290931d5a20e6829ae4f36d3ca041ceedc920b2851c6b2f07b16c52fbdfe50f8515ac889e5b4381a2e1ba45523b16730480d2e78a82e6a2267889f05d29a797d44bd624d72f90157b40f0341e59821afcb86f87e76601c57f938efd2b90273f43ea3daba0fcff80779a80960bfbc8ac3b4b34ccf02ef4b4cc63e5b83b27e3ae1703f8b42f5e6a3ac8b0f456d0dc9dadcf1900294cd42abeb55c3fa7b91371faef11b5a3709e7e234977de7e95a3ec641e9b864edbe62ce41232ae7027cdc8314bce0d26369584170209e6916a956a9d20ba6faca01e41489f6da12c27b62b8e7e5f21f6097beb8e59bda58bb1308915ebabb4e55be18d1668e0661c91adb6dbff967cd3c72b5aa32b6295acf45cf7af37a7950c6e28bdb67440cf3127b9f47186787b3420617ff3a24b7b3680b09a1bf5f6f41f6bd8aafc96eb89bc4cf29a4fede2d912121896a92263e93df21a80700f7d54bf9184d7fc797cb15920ba26d49188efbb4b459a1083c3f3db332246de4a08b1bdf6404e4b45bea559587be672e5135461ff8390588f151d327012db65fff35b9a55ce9a5d15f2740dfef9da08a5fdbd66c22f7da8d30b340f607f83e157980d08239c4d87110cf28874156da66b95ca63f797587cb1768746e75435603921cf4a8760242ee0a90984aa303a2e8e93ef6680d02d760b8d347a09d37d411554e4f5b8860aa46e181a0f2f7069fe0509d3e6e97c4ee0b89380fedc3d6e33c52d85a6c3b9a6cf55474000f51d84093696367b54ad45e72a56d40f9cf833bfaf394550599977c31adf087ea9f5eb747cbf52ff7ec6709dd5ce871ab08bdeac52fd3a38840350213e5ed49bb67ce7f32b16e25dd0309a27be5b941c310d8b974549adfa0a2900fd59a5eabaeb00814c55c577ebffd09490562e3232a3d57bc4d1f29fd714e92c69386291006266fa6a992c357d680b011325bf97e20b874632399b5a87495b37512ae3d20db4d188edb18da904d12a7901f87c7f1490750c09c640997095fe582c6f75bb2afb78e329bc7b118ff85871e24480b8e91bf5deb21d3d268ac61df7ef57b052e7a3f0cabba31e78b4f6d9d200fbc9908aba73f6a8fb54d9d578ba2c975dd0f6c8d6329695d993bea890bcd03a40541121c0ed1c86b0a7b459eb125d03e66f51c0d0ac452cbd7cf026762a3a1ced9e519482861e93e437bab4f2dbf2f7ec641439f65bd9d6abc3e5c1876d6ad49c7c8268ad371102d6eef62f7887796d47e781bf5497aefdc68eaac229a6b099107e9d3431f6eccbe21ee34f7eefed2bcdcd50bf10b32fdb05ad32efc2e6258bcb681ad3f72b4a0404fb7e2b17583ff98f61f9022e82cd960ef698f7525eba43d4d0990b4ebd72bfae65ea876854bf662bcbc99cf66f87d53caa99c155644ccd92f8945670c1f3708c9b9f5b103b6228173416d64e1ce0d182ddc8d4e2f87112f21647d2f5134fb7bd1d8d90503b52453e289d9f41ecdd9fa8272d987056123fb152c40ea8ad47f1ee0240eeb7046c5ab33d8a84924ec2e4713db0f86539c255792057e41b6065385873b98233e4b4b6c33cf50f846e8570d57f85359721b17e6d2f8020e7309fd3d5556bfe787ee09ee5f36471dd0053e9c8074a357cadbf1f74ab452a7ff4d7384e3f25592c1531d5eb4773b60728a75839cfab008830d5b86e946dfa7fa0afe9b16241f7963eb261b877fdc9f59de6627376b674f8e4c8b65b0ceb017fbf9fc5378ec1ff08d5ca73f2f513541a06572dafeb9de2463bbbf94e758b49f7b81c588e267d3ab68e6fcc9681527af646da590edc6eeb7fd7c1344bec8e1b85fd26fb3145dcd4afc6de1e50addeacd62e11033cbcf22165d865e16e273e69c4ca8b89c570b4ed5e26c0df35a5567d1cfd8cc8c2eadb025bcd144e6f79fce772e127f4f02109d3bad2bf62da1658913489732c0672b2a03dca3d4df25322cbfc948cbd56d15f6fb3460bd39c56d77c2ee77f253382448f21511b36080f2c1227bbac8939a1a0e496e2ddc518a37ee0b28d733bd4d9552553309b81f093c9d92faa7a89f10ea7d4cadbb7366aaf818812ffe3c52d028da72b3b376b9070b88d32125c998cff6b662eaa2c43ca5e0ab7911a3d7de721ceb956b3368286adc832a3c574c7c8714de65d1e3473c1530c18245325ed77f7e475e9538c387ae2639379feee5ed22c1e206eaae5fd7f26c41695d83d84fd3a21a90bdd740c99e9b9a4a1bc0286e47bb3dcd10bfb2dfe1ccb3483de1867755d1545d541cdb7ed6bca7b142c0e966e729e53011c06aa1c18fbffa1c1cb7970022774cd23b806811838e01ccdd211427c8bc19d163a386dc96e9c8b6a71dd9ed216fe2db422e97e10ac51e1150d221f051e25bf13c189c5dd31a7231c1defea37fa273de716fb26a3603b140d4cd113338550122313b981219feffa9dae2fe32e4b31c27360b80b7b96de3b126bd1e84655372104930b412cf52ffb9c8debe2b4fb3781e71248cf20d2e1f0ac5296012b64d742dbb1ff873f7d2063b76b4bd694f7c98911bdf22141caddc6d2f1cdab4992c7b845cb7567f72512d13d0fc536a896e3fecba0d5d6f3b8ead30f2f546cd1a0e68c8484218976bb1f97fe0e7fa552a44d72bf75e866add1dcb84991e915cef886ed0268a36735a849dc7abc1badd7aa85c0fb03ebcd182508e1b0a10bea978596f302a12158cd1964d661c24c4055f2d57671fcce4f5c1e778c3e2a89f2592388fb1a9f399a71fc57b21a99d511563cc0975007f46463fbbb4c8975ec7bb240ca1e556a377390464092487718ca431d7d53533d6a3ceae81e4d348386b5f6b66671b68e25e233e67477a2dbf42ae43ea792b01fcf5c7096834274149474631aa639d9ac10e49eda3ae70c0595435f83686b4ca97c8c72f349b9fba864e68f89adb000b507f0f8c9c29096c7c6c5817bb3f6d137fe713a9f596dad183639d1322003c3194e9cb065adfe1f500409d48f4f470a07ece593f2d27a976279e87d20ec9188b0f944632685ff69ab40157bf6470863c218d23b179e1313b104448296485933da949f9e7bc50cccb55230ef3b4803f868b4ac020e2bc300d40518d0693cbbb90de38e7052de790583512b74ef869087263b117533c2d38d842b35cb2ad639a84526ff5c7c69eab2d84caae9581ad4e97cae49bca6dc0f02d1265c555a87e33dbd7b506a76bd14dcb8fdafaef278e93e2a5bfba2336e5268537ea2af5f597aca6b7cd8d1c572cdfc9fff856c088f33065ee5f61fdf50f566bf143af64da05eca1ebe1a3259f7f93270dc313e6de615d3c7325b59cbce96fac2a4410ad396d499c21971d6c9eba192c01465dc10e435a5f637dbdabc52fddbf16573c5ba48f546db2214b0ae6e962d78f7635cca294186e55801c9ddf4a120e555a0d97778722393f161a7efb88651c73f54ae16e694bde0a1a9d8f8b3d0a0a4eee1ec3a3686628cf6e24a7c5654683989c194905452ad959fc1337ae5c00d341bbce17fe88830f8320bfb39369b5323fabae2637b6f339ca00f7bc989fac4643d87c69cdef728acf781802e68ba33869ba08a30ea58eddf3892d907787b178948f1e033dbac9e91e08b80b37da8b06ba2f566ed0af72a71f28e0d4c62a3beb0210f3849e9cdc1f2d5aeace07ba0d16f8a7ab34516e8137f7f72e299c139c339342029767315b25a55a4496c6afbabc16d123935dbaebae9c7da6ffc7cbe64ee26590779a6679a4b67351e93f3f89ed1fa31ad34c57d56236e29405916f833c650236e03ecd0286e1b2698d11e7773cf52b7ef0edcd3180d17836010f787a8d0356212016e13ada5b7544a077d40cbe332b127ef811dbf8c63a199d1d7023f3f4b5243c04b599597c1d821073cc71a033767a4631e6b3f27cac7881dbb2c850642fe255979dcbea7367fe7e602364e5a0007280bc490979e88cbed1f83049a3af83de2fc5ca0111a01791891531e5ac09d9dc30f75f5a90499081548b675f7f9786edd2fe1946f75239d23f535fe1edce8a3a65b51067a07bd3343ad6ffae01aa85721bc9883e72f5a92b9b39a96e53f0e3542821b89105c427644cc5781884a825713d81e3fec70aca41526b5dbd344b8f07a8018f2504ee9f2002c751ab001431589abb03175799705ff64cb7dcf5938e47185eef570e702df6e4c27a726d75df7bccc47fbd38034400eaf6c04deccf6b689272bfce18a405d330e8bc0406522834108a753abceb00fe3d58666edf468998d2802c3a07f0c4ee833e3187787cc7675d21c5170dfd4d74f641fda1655b87061d7bee878025c7c51bdc91f6e93167c83fd57681e99db9a20f40d3c28e15a3961221e92f5e8214804203fabc9c20a22dcc287bab67d999571dda3ac421ddf4ab3272685862b8030460e77d94140cdff908906022fd7c96050f85d9266bccaf714559dc67f75ba76b39664f82e1f3905397103f934a7a16b7c2c3433c5262071e9e87a105c3bde30dde5ab137bfd7b2aacec12891b198bb6f6654c436d64c0470cc5dde17f83436bca0e719887757bc5f048a8c623bf0744e6902747479e211ae262be0a5856174df74521f0ea161ad05d0bfad5cf79c1e93051eafeb389f3f6611524211a44619b72a9074bd207af25121a09f42c4bd608067f9e395341ee7e82fa67a706ec2f99decb569a0e0af3ff44816e1f80c6d4e833dc3a7f7753cd92e9dcff05420522bd816903e2a108f7eee00e0d921efcacc33fd377ab9182f2c7b19d8575974c0b98aba130609478be41f42fcfbdbbbbea8fa4d1d372eaa68953b788e20fa61e5da539e90fa1cdcf64e1840e408351f3a2d92495d7e298bbc8234e56ec9a3afbd33c2990a47cb8580c82e7b8538c41db647670c9f2d6ad5e1cf65d27ca2a3b12bbfce35c02492adbf55d40dd19dec43ac3db42770a5055962db9bc679edb03e60c844fd78c27426cdba7321c994e2c25231affa65a712b7a6d13368c7e6c9452fa6be1dbf77933a946b0a8e3f0cc583caa204d115af1e3da75015565d6576b31f9878c06b567b6265f10866bd7f3be3c5309299450b4d97d744b23a43ae7ee0b6922f79d7c9be6a8e22185b4b413c7bef388b4d2808f427a322aaa8d322afb48b173bef82f27a8b2e3766d186c595cab68590ff6eef974a2edf071eefdd847ece9e900f30cccd7bae2424f4b4e056da0e7a94741fea5e8ca93e55a7bda9a70bd38f553d8261f8aa735e0aabcd15fff429cd2674f0476696dd5db4b3cb95def228e84d1c4fedf8864393f1dca41bc076ac9e7446ffe29736c1a425cb2acbed52b47640b1dbff64531796c3fe0ebfc746319ca491ce98df5eb3b995961bac029543d0a08ca515cd439ec661ed184bf6586d9271468fcae957157f76ab45f5c4656aebf860329d731c02ea8aff439c3adf3f3862c79945333447e995d69be9b0885785273e2b65987b69e29f81d7018d80647e40841b345b8e34c22efe65e69e3272c19199741869a5287f50abb0adbf1a5307af29a285ebd108939af04c5af1623641552345011089883c745d461d65ed79dea9a7e4cb7f7050ce12c28307f090d83869f7e45a1e80ecfc9537dc59c47d24bed845e32aebde7455a76ca142c2d45512e36cf026d7e9a61c8e1a7221f368518e84b4e1022a9a8c1b6a54c2b9a01f8d6d9f12e47e92b7b124b250826db195714f645e9920e882a427d53fe699dc232345dc71abd8342e03d98594a6029fad4b97306819273402e740c0d60cef8a512b1dd93d84b52c71499b0a3e0638ffcea914d375c70d40428e9f4f5f3cd10233ef154d47209c81e2d2eb52df681f10ca28c901fd1cbcbce59a24b7302e7fe5f0d9b2e03dc00842936face4390e384b2a7b4360d31b2a2c7278665a97c468480c7b7c46aeed031ff8a2f97ecb6eca493ef9544b67c31191ca0d9fa06cd4852173741164bda58b44418860045bcdc99013093e80b79928ab2da34fa857f6751a4f89324d79e0860feaf0f1741e435007926658858e9ec8dff4c65f355fea2374e0803891eb8448263a93fab4c10193f02f1620699d71e7a1139a56955afea1bd18f09bd8df63c1c06e925e8e450301361f868d5ab4afa2202c128e91a9f476d2ed729dabe2d193abfa30b547b2b47ba4d7d5da68bf96185f2142d8048ff77c10c7e543836855b925b1df610de77028e8824e84828e83877f2a980928de87eec562be7ad26b3c6d965f39e6894c8107678116a763ce3e17b637ea4321ca1c20f29f424c71a9769bf4e3eed21a4893bf2101d20f0480cf18041429572a9c0d7cbb4e09cf6300cd4a36738ca8bd9b2835bed19ebab1c63f4a99fafbc2872a95ce671feeef4c4609294878a9abacaa910bde2f6f8ed6b14ecca1aba439b217ac0b7152fc4d98d990af3aa3b9ea686bcd71e0ae34b3d24d7a6df0394de70addb34a5e08b46d34d89dfcf04d9f8d48bc310f010a63cf7c2e6127225f0e05501ea97689498e745411b6220265ed97c5c2041158a0b89eec6dd8f7136c505e913d32d3f301b5ea1c5c10ba43e273504079961e42d3cafd75c99242a663dbc67568b0b44cd4611d77f71580a6016a510c5bc2aa7282c4f192863ecebc88caa0261fb8ddeae05a8fda7cea782ee4fcee84133884e12b44f0bad5b49b7b78465029bccffc55710805a7ccdf4c062c3ade6574358e5efe66f91a2dd1ccc77e23533c5430091342fd99769967f9debd107f6ee864133adc7a0abb4de283fa137db59fd013ceb8955232dac1446fd35e865545613e194574eced1c561898cc4d0c849e43ee76444d8e263033aa204a8451a92e53ae1fe8f5e42895b4441e892932fdb8a3f8cefc20ac5f8aa93ba686ca3a725e2a7e6b37f7393e47caecb07ebfbe3a001bb35de22259b8b39fadca45a225b7c1f1f08f05ad9e030453efc9f83b667bbc491213834b0188f95e7786db802082ee621ef11dd0dc70222b97911854e0cc416ee712db4b5f59ce9df578031ed838d44b6df18dff4c4cc4217937f4b2abd986d48cfef3963fafb672fdfb2f17f5adae9da77fbaed4da8749e4d424030dd9f6e8d133f2d46b26a45d6a190a3fbc454f438e0708d1ebf1640ee56b84d094294d597879c3a341f32aeda83285dd337eccf3db4290f03f3d8e51388112b20bb76e96ab65834ea604339151e575bbeb91b6b3a3e40be403f11e8334d3951292073bb35daed9f0806adc4b3cc6f9df61c7d76ddb03c1641caa89dd413923e1a149134fd64e1a50fbe6203e361ca40d0450a20511f4f412bc9806f860aba12a06bdbb94fd6b80addd9ae8d9e09915b4e2c49772048330b717be2b94924644ea227e0c6d18affd2e3edde6613f69dab1c4bb5be5bbd13fb9d144965ea845e834c977d9eb14708842d1418d2ff0bf011890c31642c608b074c05dc280959bcad755a8c4f450e569d016d23103e30e3e5eda8913879875fdb71f381a1ca04fbbafe46a6c4008643af2d897e6637f479f6fb4867734e815c22f8b06df8f560c27d41b2730dca32f0535bd6ee4135a04425fc2b3015e5d5bfa4962f12bad532dce01044d192142d5c4b2ec89741faf408994f35cb482d960dda692a6813b4f8ee788d786b175edb1bb8dfa17fe28f7b07da3d8e8d7aa59b71ceb661c6761f84cee8dcde92c321c6faebe4ee4da826e4b4d8ade0f1afb98130e5c74aff8d67fe86e932dc664a560be9dd25d284a14e097338ff67e1acc9d328594d5815df75dc6b3f774cafb43941203f5b84afcae612f1eaefc4a1a938a21fd9a74dfc0f71efe3ab2e4d124ffc6fa9eee167af1c4b69baee24d7d4f83741f1b01d61f0dc6fab092163c69459d1bf1770ae8791f0ad369e205b99dfda4a64281b1d46300bbe434c39123f568162588446f35ea811834c8d2c78816b64010536c4a50bc2ec47a16ab951a88c651c1dbc431182309ce3a3eb41e78ccf0d42ea9cbab2e4238b86b2186b07f3744ce80bdde9abcd74e37a804a0017fe175388f13a4561b5484b07c6bb5a2eea8d5488e0856bf31add753ac30bf2f75ef1db36ea029e57a743e4e665792890e4d352248c166873973106f3b8776f2f539522e46179bc403ed49858c56e8557dac8106ff733d9299a4bfcc1c3a25d27cd5320c32d5b55ffc25a1b94c1fa21d873ebd5f92f31ddffcc917ff1ca9dd64ba99f5391413478164235f28aed3c5edd426d818832e7bc7fcfc94d85448d1c7b95d706d118d293e2716882f7f3d2bebb18c47f371fb1004fba48f8caa1d938181a5cc258c18ad5aefda78fa5fc88cf1cc044ea0811d765ba6b6e06b290a105434ccbb70d470b0eb93e4271a05313d167d370b641fbc33c61e04ed1d69ed69cb0dfbed6181f925be116be6219512960e3b35162b0a0a1bc38112c5c8614aff297c3b2ddb29d6f28cde987998a4dc457ed4d88998ebfd112920e6ba5fef38f2eeba01d9c4535d72365f96d5042522177a808ed50be8d74ee1dea97fa674eda3b5bcb368a11c610e9457eaaeed4f7efd910144f757d0ea7f5855b5ba6738baa1dc7f0b0a402c94cc28757f7b474350fcd8e39e56b23c7bf3a518454dcbe930448e3c4fb05aa334523ae74d5e216c58fff945e9f23080b24854b72dd8362c32dd99bd17cf3089ee62dff0c4705fea774474ad456ef6936bbe1212abb5c0236eecc06b5991bb404bc123df66a45f72b5e2c5f1ffe6486bef6097077061ed486b09665bddd38381dd7af1b491d1860822398216ce8989e6d240286541ec81089c87c39e75089888b39bbf978dc6bf1957d152f77cb7c74537eba362850a1e470a37439cc81e958101a581ea1372278abd7eac2ac05bbceffbe7ab2b9721cadff3bfc790363c6b7f7d5a9adda2f96c9600d47eb10b5e4edbb9ff525820dbe3477607eddd3995dbe69d4bbccda6f7f0de3f61798852f0350b0a6470ec183d1b4d24e70ae5c77a280309f750f3c00bb3a1b7572bede5d0de081819970052a1edc0a4fdb2b40b199e065461904fb2e7a178f9ba20a5add6ff2cc7ca2e92bcf07bdaa238c8a58d7562b3adc91fa039c90513913dbf5aeee8fdc71c378e384040a812cc024ff7c12d159f15477495d391a9dadcc67dfa87f60c7cbf36f775e0a8ff7edbce508fe19711808e48dee0e781797e3f6931cf7b7ca4bb003e08f19fbb438cadf123bb52acd7a5e768fb0f16751e2eb8c726b43ef134530d86348dcd2bf398484fc6ba648e970d4c12246b4f089cbfef7eb1753d4982248f3af684ffec5ae352fd5b61fd9c885cc32363412d3332c4b0fc53411f1ba845e5c1924fa1a00327371780b030e56acd3ecee52aed8d1dda8c1d44902beb5b56c62e72865233402c64554af184205d79ce4c974ec7fa87b0157eeb6e6c92cfbe9aba3b7bae999f82694cc7cf368b4beb1555556cd12a156db43b6868d66e0a36b21d5ba6553bdee5f81162039ddc6f482000c81ff7dc68c14098b2ac68604da3f4c87cd56f88d36c7f3a51ca556834850b452780c8728554e3fe4fa350494ee44b468feeabccf22345e89707cb039611298ef53c671e5203d633158b564ee1504094203c53b1832567f35d277818953b244e92100daff06134ccfb333554c501375d1115657da649f613dcc02856b1b3a002f44b3156f918310be5acb5bbf183dd995a14d647e80b535d656f3628509a4eb96f7e122d012f3c4e3cc43e312ce461c306b2ef70b61a89cffbd67b64b87630185253965398850add1ec3d41e286edbb222b07d789076572e7621f9c1669d58b8ec724845cc398d96a5c8538b08fe8adefb75aaeb476e28b76010f9e6469849e944b2f4d3764076e2972846677a10d178b05d0eec5d025da6d1a369c556703796bda09924827ae1e9e7b69664b8a25bd4e4a69752086712dc70130699fa3bc139149d2e2943b91056a281f3d0b0f178ef7a9b017001bce61b7893b6eefebbf5b6be8bc62f865bcfda82e1a5d12db0cd5b65e76442476a8fae839d27f7ec0430952c7dc79a0ef9a0bae5dae975e954d731d0a844f7cb88278dd0c765d2cf8d4464debc3ada47ad18196179a2ebccd7b0e4a383741a9dfb58c09bc6439104cdbf6a0cd04458a00051c92b203823f849807cb933b679abf7632b06b508064278684b7ff6ee44f49ce4fb0d5aa179ea1f37b355fe97f43cd3f6409f9098c2dd629056a744affee479c1a1d3b831e863189323c060efb7f47ca8ff232206686777fe900d4f2e879e57599ed72d0f41e340d9dac48ad560379a4af1534aea88e3df8ad8eae110587e3fc4676a3dc6b22cd15ef4a2907babceba001d69d82e669909b9780b934dbdf7387a36d6f46135590007ed9f5db0de06f9ba2efab9cc591e6a2bfd4bc8e8da5514296c56b372e28d961930d37a049b11668017df7fb9b39e2e5354fb3b7371c085f2c7218b1c5d246942ae84e1e7990b3e91c7cf10671c6e39b1d25f80f8fb055f230df6777eef2706ae75a6a85e386c6237c65c61b0258e0051aa93674d2105e8426de7c3ba0d392dac5bd0a0af7acb70db7b5e8711a936aba2900b9d6f64ae5cc4a52322706cb48f3def639c7c86bdefc8708b3cdb7b5106b1dcac0a43853188c4e54d92b63dd70045e80c3c90a14a930ee0cbd4550c72245a76678b2d18d2e48e1748ca967170190a6f6979c7664561573cd7232fd6eb5ed15622440865220f9028bda6320c63cf0443d6bf4034beb7b3bc61342f1ca4194299259813e5f3c13c549b2d5015a1dcce0d71ffe8fa1d14dd114bd0058c3646e265eb66f49a031ec5bfe86c19712a27418b3d507b0195fe77862a61e43db5417baa36ff127954c7e4efd0dede684e3ddf4b6633ace76cd1d1122560558f85c5413444fb90317823b126bbd9683821c85414becdda52467a6afa4064c22f7990b7f11293924977ed0a8ad4e5b31c4ea0922304a102d7464467df228c4dcbf86735b5db7fcb6778979995df84a1b731ee364c7cfbdc49f71a4db32e26ea6d166d1db2fd1db6b56cdb9188db76e97c7ea59cc31f00afd7a343b4aba1755b794978d93df76d1cea3bbd03eb1bd6f3b395dfb576b1580f19d8aa8cd15511b82331190204b5e927413b804c1e623b87bf78187c524928c3002d611e50b97879fb8b57b52e77bbe411ae8fb381bf71d657a2e720cc2e50eac5c4df7ea32b0e37b76a7d34263832d459cf2faee0bfaffe9f84e033a3ef8de1594c0e05b4728a4df3ab7564db4758fa28905be416c97962f51f58fde037e5fcb3dea14c0480b1bea1aefe507fa610f720d4556b83f36ba86a06e333d2ac85fdfd68510568a78b89a81bb5536cdd5897f16bb4063cfc33ffc64aa9b617694ed2b791550fa2c3b89598d35cd6e0dc5b0fd371c932110b21ad09497d55edcce5fb0512a326fded5aa6029826c62188684392222ea650b39c8aa828dec99e05193f8b3f5ad1f0b08aa7dffe921b581a6ac62a4efa5ad4a03579a93f326e4c15095b41aa42120d3d7c910bc1c09d58a6e9439c49e3681abdc1a2af718a973c60bd16f697862c4efe357deb26da92d5c75058d2a8c5bc228556d594e3e661bd3a787ef22f6636dece2c16f87649a8b319373e19d44ccc59a0124589c023166cf37fb93c710e058a36b960e23fb45c0cff4322c1eeb363187002d80cabc623067d1e2abb3a16cb458e2a8054681823bd1883da8a6b140b181dc2e0220d0f84c865bbbec9b8050cc272fca72d4eef2100f7f8bbe7f256a3ec136715ba6c3d0d9154981c7c9dff99c5be90423ce5ac79069e1b14e8ac97d8bbf5ac833fac902ff33e30642b8980c0238fac09c1e746bc094c530872bd0dd8cd94467eae4f2a3234b708493655257ea20f43d1ec996880855bae394ff9c7d179277c9c91ee5f1810cca58f5e3908355a1b016e1e3132f5f72fcb5713ff6ca52e75d5d51dd1b029a4887940cd0e968d676e1fed3e2cf39ed25e13b8297b78b6df44783b26c90eb8bb2762dc548bc241ad91c6a6ee8f6bc22cb8e2bc15dc056e8b30376f87334a394ff03cf20cdf7eb76202722cdad44f2a11db81a7dd69a9749ecba440d32ede22a0bec835142b924c0ad6dabc0ae0d77e4747b6599c65cba15417a3e9bbe371f32cab1868cbc841dc3194fa050b58b2fcd6b95a965a7933da3230926100a1c26ddc29f371cc889530d8b55ed94bdde83f19705e0ec6d97e46522aa38decdbc53528bd66796a77567c20f2026bc4bca88284fd91478c04e1c0fad371a2f71fa11c656906f0927c74b55503a37fa04b2215aeda79f7b932fca9603b7cc3abb802fea1b6b0e88d8a4832ec6d5a70e88951d02c8ab6babbcd1a095266fd70859e4b977c36882f9df377e437c30ce7b87ebf58f09b7c38c9298ac7f80c474ed06bb7ed693af6326726d286950037d50e3bf63616ae9fac237f38b027651a7d9ed0a8773c3257c26199c65406b4fba1ed630319c92baac79d4075a2eb7a49fdccd83324d08986524450a79bd4647602f3abbfe2241fae4c3b9a49cdec50c1693068e578932d93574c0283ea58ce57757ee51baaf05304f375ff880fcecf981ba973fdc811be6839b888fe6c325472093e4c23eed32891d004f059f4c876ad5b0714b6ac20fc14f3e1c8c636e7d2ea7c599c74d5f208ebaf79d395428f8fc3d55ff0fd5fb86673662e3de11aaca1aef5b879a130a858a5a0d73fd947991df4e544007428abbd4f9ca870b947ce8b58be41d16f231ef380e137318230c631194bcfbf666fad6b7280de8db608a45afe1e715b2769af46763be8076ab3ad01d8293ee4f332472e3537eb809a93f21b2de101ff043e4da066dee71d268d890ee5868ee1027faf447e2958733c62451c696a551efc91047294bde2b46e5283008b70d36db54bc60ffcafb93b1f24f5c9ede10ed523730d8ef2a1e5d80cdaae4f5ba121a4d845bb3224ffa6666c113d237f5369c0149d990f58aefac712f56fa59358cc13704fb83805443bb27dd531bb47bf09a1cc7c805fb3a5d5f5887eeb9a2a203455696969488ef83c1408a08476e349459abbfd702279b82adb93d5aa7d33a0595a5888e476efb91fb6d26a13bd70376e959df569a4e98a31b00be72135f7706c1898740fc886e29eb774de03452c28dcd993cc807dc972174ef6823a0cc4a640b0c41400afd4df4e0cfe3267c98c98d4eb52dc79ff21786636c115007c4f850c3528426fe61584ac040d07968094d352729cf288af9d7a41e0350c25b76ac92ee41c80f5c7c7e22686f1e9d4df62e28746bd84d16dd9859d6c5bc0bb8517902f37e4728af786c34dc9629c2ea871ebea90dd79ac1c29d8936def1d548b30c781f6a011a39dca0b8c5528832b726aa1bdfc6687e86e494de7cd73810df583085f25f43be52f80824e929baef72660a02a0fda49d1cb84b18f5c46b8ded19117b631e9abeff8feeaafc98c6b9c4815137dd1a4c959ad61772265f775e88df8cb5d3486d87f7003ae9278e98ee31f23b1fd9a34d2178fa9c359cd7637fff2e52b57d28c82327e6e7069d10d47c348e8d563dc39f625aa6bb9c7b7c980f2d7c0ff16c1ede15524b41a344f7420c1ee058c6c1c6be1016a0f413fc83c8b699c5c827879c2602f6554c181df14b5a179171eae843c94b46d00becb7c1c08db961ee84291f66d53979ecb5083dc40e1033ce692ccc5b7199b72dbc01e6cbca2b044c48c8c884a60a9445a225836c445af63c73424d150479680753e6df1eff1660413d8518ac19f6f98c2aebd2e6509f427e44a5a65d2ba4913d5d27888bdc3188b8a38247a63ebff57ae822a04ac5f72fce5c0e7c5254c9970309cd58c96792a1744bcd2b1044c9815d4a86b747408f6f0b36697198d7afd99004099742ac070fef4fdf545f78df41a08a2e5876f6a2b51617cbc412a1f34aad7ca23f7fae80790e749e8bba0437aa6e31b4841951ec89e1c3fec6cf5240c1710dea41ba90ba4f26956f5a193026bfa477fea40ef695e8fe45f4923301f25d25c6d377f60c265b9506f6762e8f06117746d3b6663bac4e55e5fcfd135bbbef7146defd140864d3e38dddb72198c50a7f538a3045ed8da1ee1c7f0d0f3cc8612c62518d5c7fa3e97747c3bc9c60bdf6f4101c25b578b8a5542befd6cfc0f6fab17a5d7afec7b92a976c4ceafc5579b07204ec636b2096ecc07e9fc1fd5b5905bd3488ba4a58f58f1e9b135bbe32aa25508e8ff84dec514b5f5401cd7d32fa519fb631b7bc9a828b229568fe017a0d193e41a7d5d43e7b8e722007c41da4eae50c909b5b656074ac4e8939e8dcc141e07691278ef9f3274818c485e35a2abe8bf61e0a1a61c66c9241eae7e1fd04b406dcf7a48239b32aebc3c5b38dfe30eba0011c18cf6a0175a8728eaf1be06f37bb2e4bf7fa43728113dcb4588209892ca51643c2a3e24e1f132ffbfec7bdbf1efee5afbcca2343c16bc0b56a83da674bd5ce3e6cad3649f468e3646eb057e5d191f17c5b46c8fe48a5c4232535fcaf9d371115026d304171aaf3b119309802ffaadb2c8ddae4d3848911fad2d1915d6c12573b3f89287abc7b4d3f3e946e7dda2e74c4f988e450c67406604271e6a91efd9ea7e94eb37db2d893a1153b05f9e5e1bad8677ff479c140e004953b08ccad49cd36bbb71caa9e36d6cbba67d12157ca6d6301382ff373fd386247aada41612f35c26ced2436476e6f88f1ef260f2f8430fbfa5bc03d64e91cea203bfed44f6d336970ac42f030c7ac1130889ca30510a60cfae106b3a903eee66258b191c2e2cecb8011f935f05deb33a3ecd81afa53ae7fe74a304c8a5a4dcaadf1aec6b20e680c66ce7c637fc692917ec7682239d7470174a8c173241e1bdb038a7b62a261de189731c9fbe1a5f0265e094ac31b71b9446df9a1533128dd4d5d3ca0106f79d52b28fe55ba8b59b504aa735dfb5e28e7c92a240c4b28ba1d11374d370a8c003ce6b326efa929c03b78cf82aa7752d3ada91538238d0ce1e8cac4ba991a71f44592b48a6f73f0bbd76a52500fe8d9f6b71c0d3ca19eaaef0b8b3b1a5b0ec7ab3843c0484043395e913fd4cf23a893cafec5fbc0301ae177456e306e2c7969613a733f3d77d03e26ce0144235cc17c1acb447ce1a9e99a4fe86eaf5d9367a54ea701ecd0a24b16381ab9dafae4f1c52a47d60463c00c1fcdb9f4be46b2b944360422162f315d56585746cda122bdea1e76c889fe6b80c596d1cb514f6bb89a1f188e627f67a0dc88252e255807e5bde9e0492114bc5c72390e3ff0f7bfd083a5beb43eeaa7855f367d66fcc3cf3c97e5281299714a046e508a6da91980b644aab4eaec5614f78c42891fee0861c23ff0b9640aaaebe4a4c8ccefcceb7cff2ca35c6cf219209d367519826dad059ed33cd7e5ed3069cc7692db5122262e805b586f65777aa85a518931e482d08bbebeea8572f62055ed8b319f6124f8a7278c9a5fc5fa35589c67bdb29cd8bd3c88c22bf8cded0cb14d7ad2f4cd5876b8654b9fd27220f9ce6ffcc53f0c65a462cbab61a4d9f3309a7ecd35b5415021444dbf0461b50650c2dd3fad91b063f08ae4115cc67a46f337bb51cb88f9b66cff937f16594f1fb824d6253e17099d3cf0ab3466ceb539ea7d7f3976053363c66aa5ca33be52468f82bc2bd9b21147ce59d41571ebaa9c1e2e55d9ca285eaa464906080d5e47896bc4842f07cf16889bbf8d11047cd39b474038027e8769a43c47277f906592f87968909f7082f4abe3e2cd3d77c2de2def24e8f2c41a40582fd40132df28cbf735928e2e94803aaa0ae91fc2bf820cf432899fc978036ba1bc404a608068c0de0245a7ad4d0b4d07b3606d742571bfd805ce55c0cd88fffa2b10fb0ad41aff258c61542cdca73a053f68f30b3377190eb4acd78fa494efef67bf02233d95f56cad1f892c35d258d82af6e923704944052509e1dae4ad98e197546e64cbd26f22ca5d5e9dfd8dbd880c605599e651d092061c59c0bac6a42503e810ca77e000de88ce6c30ca2d52078bd72c4f1b2481100da9c824e0df2bf1c7f6160e040f573dcd390c66ad21923c34a5f1b1e61d2c27e7e903301894eb094ed7a2521374973d818172bcebb144ea63b5820991253f2d0b201f84dc5a207a0fbca7457c51a42f34d8be611387ca7e496ff1f6d93dbd1447f849fa5f78cd1fbf1a94fbafafbb13c15340b468b4c340b228cc21b410fec855f89705b07156eb15de191edbb23736293a6984d7214c59b4408f744282f1b8ddf', 'resend', 'resend-1-delivery-01a22c85-fbd7-70ca-96a8-58d8a7f79bc3', 1, '2026-11-30 12:55:08+00', '2026-11-30 12:55:08.129+00', NULL, '2026-11-30 12:55:08.135+00', NULL, 'in_flight');
INSERT INTO public.stored_mails VALUES ('01a22c85-fcd9-7351-96a1-548c77da579a', '01a22c85-fca9-720a-9fc6-ed6159bf258b', NULL, '\x018f2c9ef84288686658294546cace4b7706827c30b683149d947c13b28d83b63b671c39e93f5a7587ef7de5546c3a3e406153aa68c73879277cef846bed17e8b0e118360787a099e7d2a82f34fabe4cfba17622c23066ddde38c2ba4fa009f19ae34d383a04b3bba9c8a5b4a7a949163675fd5115fb471642d53347598d4a005d534a6452bb20a6866e933d54901808b1f18eb65b2677578d084fcb105b6c4a9aace2bfbeb5163fd4750537ebc93ce9f6346f8245fae4e6856e4e2f88eb60c35d3c918a9c34f366cb0aab0b6903290796a54968cf08f851b960c153537bb29f2b46823961e190c87e6f7a51cd59a8f8e4a30ace954004ff0b04f71c1fa18ba1e9dd314df814d3b0f089a3a79df0e0be006982c4dd1eba6dde761a97d95662346b217ff397de8ace688387043fe547cf5fe70071d531cdcea7867f894a6f5ba454c78e69854cfc7da8b28c2f1230061109697763489d4e4b983e142239417e58f6c546dc60e5e7d40fa60bc43995251d60bf64809e233597cce4181256b21242d830f1f566df0032de6367564a09a99eb7f62f1101b4543a49d60bca8b26d3a33acbad2494df51408f94f7fafa4e771de5277e190719426dc1720754cc84f3f774fb717f4d90a4c1b05e1bb2397e8341c53d9fac83e264385d9c1d49f37c0fb1a29d29348d79a9ca95ec49026f3c3e77187b1342e02d75104ceb8591db12639aee65aba70e16f0edf86d1edc20661297e437acb8454d1ccdf643834e6387ed00b559509f0b79f4fdda25d8d363c7a28eace454c445b7d5be2d95b0afd6a98e6ab2dab1083ce9cf5b66625c95a092096f12a5b4037a2121f14244847a745e27b3434ad3241a69113760ffa50c501eae4bbc39ddd71f69bd49227b56fa28bd926e051776d63c6ee902475d78855ccc606d98fbde2a0671d14da34e8efead0b248fc9c31fab07d0165fc452a8bae89b514519679211c9ebf9ca1c6b13bb035d8726b6c07089a4d9ab84c894751476a71150943b3df898fc4a82b61c2a3f77449144f29fee7648ad9a0e4387c47139d262cb243aa54817e38d9cf4443d2fcb73ba47a1bdbdbf6a009fbbc0de440d3aff2da1cb391733513a5a487cc4111e0acc29c33048211e120ac6b3ff8b319cc9f2eaa7e2a765530beb7b00a07f687d4d3daf7e2b78713951f7d6ef945f7e8421d37c0610f025ff3119dff91264b4290a4b358b6cc0692631636411123c88d30465c947ffef647daddebba9b755507fdf11a04918e240ca90c5f909ad62667427dd2f54b0b27dd5234710c023090051e6543e5f06b2ad154c6dbce3ddb1190734dd852472a69719dd3312b670f001e2f2eb46564e8f03487625171ab614a567856c994864c2f1590cc4ad3835991bf646e379122d2d63fdf474f2a6808e1fa8f6fa9de5b250654e6a1cffcef2a47aeb6f129b8e310d20230c979538214c1dc04776042f8ab6c9e01c93668a624fd82c59ca80a7bc8924cfd3bfbefadf893064b8562e1d24e23feb369aa147a4b9a312998db8e0ba95f1db5f797d955813c621786baaf730f4b3365812255ee780b83704f69f71a1ce99f6ff7bd02970325d5b7ecb2cb5a1df96f13eb688dbce63ce5d6d011f8f339470f8ff9b5ec2b1c46873384d79c43a74c986411b94aa00094756f45bef1dedd1390a0d48c63f65d6711bf5d2b1932577b3641e2784ef19a328845da6f33a986c9fe9d35237282ee14f51bd5338f72a47c91a2731ab79fdb1f09306dc2d7215b6b4f91197f01884a96491aee7a4fca4d37cf41d772d5f41a494d09bf88d3b1e6fbfb1fb4a5607dc5ebd605b361132259edd119d94daca8a05108981af67d967243f21dc7008ba47313916bbf9faf40ee0d482c174d27dd938e780602c475344c3f0aa75a6fc8df22bfbdc24d8885a87511debead3ebe6037e28a7a8ea36e139fb1355efaa2a4379ad4c5777f7a8b43dd7eb93225916f4eff2e2686bcc1e7becbba2476df68b3769876aecce28d0173af0d1193c11e12c6e5048d753c145486dfb7bf315033dc5dfca0285dd14788e68a2f1a61f1a4fcf7bf66633545572ccfddb25af17ff2ba82a755194e568b9ad8cfaf0f3366927811e5218cc4f5213f83d6ee10c067b42c2800928e8a269bce10c07e27c22d108f8942450bbc112612d63230abe4b42df2676948c84ea26237e626bd34ae1967cb0aca4499df4f845faff75df61f07c0563b732b53d1db5fbb5a2b6432b16bee418b1b06c78739d0eb28af956414d83026702d31d962d95a3e3acdee6c5a861937e6950dae4b1a965a37eb692a860584474858aa918dc9b4941f68fe336e983b7e5ff4816ad5d2a8eb82a9502d6896da3acab787e1808203921adc7f79978d37596234f9a2ea1aa4a696f4b2e69a9ecd6d6e0c1295f0de59c238560ec9dfe60e2ed15cd3fb087ba5aa5ec5975a0a72f43a9cbec387161ad3e7d8dbd402e55d71292efdf2f0d49794bf64236537b03b1cddb73fd4cdf0b8d93c23eec297733d240109ad9bac1a314877d7c4fb26473c79d1c23bc94d7ec6da0cb7add4cded0586a1963ba1b18158459dff9d1be8ca3c3cc834d43a296f9e3f67dc069a1eebd332ebe9e28b16a03a8194a26330c5b4212c9050bca6d746817f2de85356f6924f9384a040cc61e3c7fcc9f7c50c5ffd3e06c1f34005ffeb85181bcdb6bfa7a90efaea846c92465e0bfb176f5916a994f0efb8b2175ba05d7ea900c40474f952105a1693eb97fcbc1c2e04a608c17e89a8cec411733330976bedaec22f6ffefc1e330906b2af0cb20b1f7e8fb0da1dfe17533565bd43eda8b362cfba79dee166706e5af5d92f4366c8f1ba7203cae39b85c6913a71270efdf92a7340b1b0ed93e7fe1bb424f84bc0504e0c53c3a11e88adf87ffe775696134525cce3cb5ab8647f76d7b054c6cb17f14f85cd1c15c4ab69138ef184ee4f9a62d859beab2b9ed0dc535d18914ea9e6956336e4da0e014353350bfb8bc7309ba709a88ae9c10a22cd739716cfbfeb69bd9ed4a64d56f28bdc9c22d98792c9206b61ab581d1ab624fba1d4f7f7ec8ba0349d5cc8060ab16d027717fc3e4676b7ada38bd462a7872845720fba826b379f044be34e7e0f9d737e6bd81c0e9318b3358916f4a5bd535e9d605541c471b7924aba6fd8a4d86cda65144f8aa6a49e3d812333e2bbfc37abe3ad2b53d34e0f36a02556619d6fe0d07c87c5f0a7e77a3506dfe1ec2fd68037aee08ba400e4a5953239496ef075f749e14f366588b321123172b4abee70af741c90194b272d7dd83d2a27c8bdea192fa21d80bfdfa8edca88cc2c7ff67f5e8ff89d0319ac82334c5db024e81d7ed1a6fdf634279c126ce793a6a6a0f88c397ae8ff619525aa9b337a0d6bb1d45f43674298dc6dce9f9ebcf4856a2dcef26b6f6af0667425883619c7bb3680d9597a5127166b2d19d96328124cf0794239feebf34f9636e060196e3ba805708b70b19c7394146ead6dfd17062414f59aa75ba9bd8169fe3b097a725ef8f5399bc544950a42b2e407db002c959a4652e0ee5cb74d67042c4869c28343f7e824d1152d5cb2afa7f4e99c5ac6815a39e3da11c402ad811c5507725768bce14a4ceafbb820ddd1982308ee51b4cea0e81cda2596e46d959acbb4193229b55b051ccdc1a2ae84abca8ed14d08209f097ca052e7c7cf410d9284f6378d47acf884abfab1f4be93668708f64d358cae5564bf0bdb5ba23230ed9b046fd28e4b77bc57f49dd040293364014d145c6f4bde2f6b1b5d330f70237cb7f7c7159da89b9f9f757db71746f93c6bbabc9e67c0532de66f1bf884243d78e1ac26efb856b41e3af4f3c2b3c5791f0538bb36508cfab305012721d3ddeae6cf5ce916a4c3d00c5bdaf2dcda1b38e2c593d37c43d152a038744c116e70a68fcfd03ff1bd7531391970a1fef250d7e985689da48d7957e4de011225b1b07eac0cf35d4bcfaef70e17bd6e7b6d97f3727a0be409f707256d41a3544ef184fc575685c874bd33de3fd31058c96e8aca461ad012601b5a62ba57cc74000a381cdf5cef5e81710a88c08c3a13acb390ddb5db8e97df127f2fdc75f268197b6043bef8ac5a4fda9f24ab4d197891d71563f172d0fbc949420dec8530866ec95a2f588f5b7121f24fc2ec5d3bdceb83ef457ffa27cf46f21a9d5ac75b4d1457fc192072a90a815a937711f8df209b0121a61db635547e9540c28a8acd5da350cde71576ee4b92b94de4b36f7a4111b8e014499249cc5d3114a4e670c38b0edb38700a97554648a3d20042d0ac9d99273789b1edb88bee3f4e33fd5b1a4c6b47b093520654ce0b57b867ee74311cf122ddd64c00b4662edb9c3250ea61b8ef470a1d394ba11fbf93c4199056a708116c708c604001d1eb7d074d67d6d6b8e22383d48cf1f8c0ec82206420f7a99d89f804e33d066c2a92cb6d58e937878a49e9b5d8a9939cb7382bbbb283c8446ae7aea4f1408b222e0a1a79afd9c81d192d3f8550f89a4c52936181476947de8f77c613007e9cd1ff3b097c5ec34d8fa25f4ee9d31fa098fdc575d6092a9a732e9f981ef769e9e585ae6340f910d69c74b760a0430d75df7aab3b446301e1292931f9de138ea08352d57a50001586b10f5739524619574d00e3340ae277f75805df4ec633ce41d85d94fcac9f83f5ac296fd25b769fde3be8a933231e3d4cdf3a0025cfacf938f97161b88fa42c61142a8bd121f497b341e56e063bd70fa9fd6620eae9b25c97462c4a41e2746813dfb3244936cd07985dc30d8c90209db85f7ac1c8e1c233cd40baf88ce8ab3bf40c72d0c199c7cdf7e3b690f1b09d212d6ea6fb428ad1c0f65e8ac7f640ad273de86f9fbefe129471cd7fe2f8aeda7b0d3c9aeddb67b7b34969acafd3881fc082513b750bc68b52a5b8f29c6a1b608d03a40fed1c472be5c4e211e12943d028e5baee6b15fec0a2ce1d8d5cc6b3fc6818b34a720cb12f80d4ab9c24c066916b5d8a58d2cf8ce845aea9315691546919072dbdaf5b52649cded77672ca35d52820e009f007a1d2721b8ff880522ad265efcdc89368b1d4bc4b1a06c695e780266e240e7721b91f11c11d40e21a6ffbf855eabaf6710f1fe30e13ce179b1c52d441663444193c812a972eeab35b43e778abb87c67de802c73a578996208fda82efb64f6c4e9a36a1b23ac6f626f426ec2b54debada5a6571dd7fde433e23e4e4c67223e8c638ab2ecfb6199178894725e6be392818301311a5f55b13f8af5e880934984bd48cc7da8df66bad51dc527f93ca0debd221175ee0986e2bddbd7dd8deef4acd8529379cbae0ab949b766afc5acd887584fb82c2ac66dec2fef16e6a420a7e4573e7d32c40ae4f1f7e97544db3f1b9dc97cada1b144df7e2e2bd17fdca7286716bb71d8667faaed0f4b1a9137fb49ac443b2c2908468bf35b278055ed55aad16e9a7f909843b77a4b679e9a919879eee6813226884457f82c3cd2d1dad341b196a675cdbb3f7cd8e812b62dbe55922d2f9bb91032b3c77c1b763d7e0458506c50662ff67e12336f3ad3106821ddb3b90c81bd3efa7330832309b49289fb2cccdfa34a7d75fec662a958f79d6c02c312c9bdff15c9cbae62f754e315b7df187e69c64c448f0d0014c143d99c45ee7ec8dcf33319b65312f70632ef27a625d187cf78ccd0f9fb94dfd0ab72f165b7fc913dc1658185f284335a57fc516ed04c4df486a65a3970191fa4213ed20c64626f8143ed3858b0bec1172b1b4c06c2310ddd831f9069b9b9eb390a8e6b33473f0cd46c586ecc4300b2a5f0ef85822e742c8cae1cb258342b361f75f7b59d112e59b3b854217623bf264d35b6e65167fbb079f5e2902338258e4380e774e7a463fa9ab91c77f3dbbc0cc832345dce8a67429bbae3603c14dfe5cedc8878aeae67ae2305871a0dab8f96160fa2f03a7a39e74c19229a5742352aea46ea3525e85adc0ab6da9926c7f7c30436819da0c755b7b4ab0942f4dc44efe98a5a6ebf6bd99dbcf063cdf52d728d29da27f9ef358e63b0424577d438cd9b08da70013a6f597b1c316ccdbf5f1bad926a2dbf6e63f1405bf6d7aff426b8369f3335ecd81caa96c3f2bf3e055899f1600a52f7be9c3f495550f81b83231765bb0f4da335d6d8fb4c0f8c3795f4b865c79fd88861297e2c596cebedccac82f50ad12f6c25eb7b7e55abd1a7125367df0acee3b44dc4b642ca9072c96940fa2c016bb906e57d4e8d58ce6b1b74534670c0ebeafae37b7dd7ef87459a1938989c3004ef7394ee94039158c27284cd93237249536d101de7d9fdedf381dd0f37c32ed3072c8fc4b094acd3dab08650bf9cfa2d64a9023a57d96e32df0da72ac87ef933c8fb9453964ac94ad42216a609be10c66e7ba2ea1296929f8d70fc867ec8c37d9093286e106f175e86486edd0583bc6d1227dac5b8355646cbb2d0ef998d4f36c288c6f4bb077555c77143f0dc2b2f325fd5a5b6aff43ce0b4c8a63bfe2f30762a439a26e6b9d3f929d5ef845ce8db47bbadee01e3f19bafae6f7abf5f7fbe622857b451416a8439f6bcb4b3f286d99e469a9ff641dfcc8746387cf342e0145c0e06754654b5ba5b41a9a00a63e7a25cc3fd18c12b163eb4417452837886877c1d2e4239537ae67eef6a4ba7287021de90f3f5fb56e9b308cf39fcfc19d9b9b068af32f582695825c71f18000a9e2621d6e74c3d06e43259171c63392b88c020dcd6251adafd9200f5d0ecf06bbfccf2e1b44a2add2215c1d5b1e4b85f9c26984f07b851c7b6a1a287565c48de5090579eed90086af3c115028d82680d4b3300c77e0a860ec5fb6092894ee4f737817626d8425e086beb73625c4510601ad7b71e65daf26818399221cee11f2ccb94399ab6a87cb21df7339e1aa855ee038863bb4b1a3de58a8271591cf2da65d524ce707c58855efa7ef0dc9e5fcdca2a0376bed6ecde51f2a31618de6932df7e48495d66adc294904db09d9c47b2e6e8d6ef71aa327c77ceb5847ea28febc575cbb2df66e435eee7b28249b9163b83e3c6625dd4025ebe0392470a8b922eda06c215f05fdd9c7dbc7a0504de593655dbb8117bf4eadf34b528509db9c90ed55c08c41de56b54d482fe268e24968f8c7b823cde40c5bde34399941df96cebab38ea38253fc0aa97c7dc7713cf97e4f16504ab92199ec5debb49b614dc860909ec3abf9bc37e97259eccdc6a2b75adc9bbd42a73186b9052c1ba8dc9ba3de6a447b160b12e69e834f4df1c73730d768d6d8c27c5650224bef451c0274c5ed0e9e981d144fe3de46a84af0c64c8032d41b452180489c86335d460f6c61fff78568a36cd7ddb068ddf1bc8f83eb0693d6084a612c2e78af88afdf7cc16221ddbae6dff8344150330a9575de8cdc878d9be3ccbb1e94e7b0fe83bf69e3ea5ec56ef1c574b555b12a1d7e8f1cba43a2a8ca91db57b9fb2c004cd736c99ff111009ab24234830988f1aec606910ed5362d046bc183929a3a405e44368939786e250ae84b4f344323f6b9ac6e09a10598a93a7d96dd8342bcbe59662a4473206cdb2348cb93a97d3db80af7bebdbc70692be727761a84403b98d04916b788a203726948c78b5d20d852d0983ec05e5b534f3fa3b58be8c035d35534aeaf6b42d3bbe132dd2f44a5b0cfdb8343372320d1cc5d0c3d174ece4a601de39a0eb6d04aace0029d1ec81a52851b25fc599adcef82e17cfcd1dd2c0ef92071db2449465a41cc246e17169a918c1eb89b8c367e37256c856caf3a2d2d761818e069f9d4642b64f8a9b93af159570e41109423fc64e6133cfa4dd0a8af73ef6415f1e42a68d66970d3031b564d06b6526652c6e650d8622372ab069e10fc272ee25a37c637c309219d5276ddeed7a7452c3925b60adc3f881f358e02abc36c826cba194f80826c52aecf2c132fd844fa221a84e2df6c518b8196154e27d7b5e0243c02a7b79c9641c40df745979d6cf580059dfe69548bc309bd9e29ca8d6ba82fc730ffa81ecedfd453425ee2bab6e2f07d5cbb56b3b9a2a06e86b02b10017533b8c676c5e7ad0a421fbeed599770b44b851d727e48ebe6c24e4b3b4a1197fd0a35d70c0eb423a79d8e52f797c4d36d0d195bb94adf0752f36736b00f19c1cc15d85594b3474574c4e9dfcc3a75b5d510c8012aad8c899ef1fc4fabff225da768a4b68c111eb9ba05be038f0751e4098174a3054e204fb486742fec2a8c5407015b55870a5ae1c1cb095c663cd09488bf6c8b8574cfffecf03b48b22b9b57ecd755e898a28dc25197d504a3abb7789dc43f70bd9b774975a1a25ae683d07b84ca99ec8687858960013fc42cbbe75d393580e8a8b4e29c09f0a65c143ceae0436faab6385e64c79ad7c00316e9fad9341e39c56fa40f2494e5c2f76841fac37766ccdb64724e9d7ab12b403937c991a5261886130f54d28aae8de3bfda08b1d54d73ad923429754a536611bd19ab1ca2f68e586514298d070953d9d5711d59af37cdd3bd2a2e369d7cf1d0d755b92069c2893a9dd2814e01ab241e606c20792fefb9bfdd369342cebd0428c53d76d76dfc978626fccf34c1be11fe8928b2655c38bfac6e78a771d4d4cc9aac86c24b63ed364e769b51b2dd7a41d26f69e3cbef1ce38b49f8cacb67c1e95819335fa7fe1dc6ae9d7ed0e775c636d9b3254f593f3c50532619409f994e6a27ab09368eae9376f4986051cd60a03d768523522a089836094976c09c75e5cda281088a0fc74928f9b948389d8b85f922f1e39cdae2393836eea044619ff6613c54c961db52a0fcd68794203fa45a7e198c02d04664d6603d44a8dd714eb99cb5028e513af1d98c4a08b4e0d20d5913ebdf93a37a7e8bb516c66ec8c51e5a9eaf87aa243c6c7d455f1580a3221bd910ad19194c6ce37e9f2385ecca12307bb0d919a70fa75dad964032a72902a0efd2e19fe0012868df560b468b00bbd92ec233f0c65bf5b9067ab67c32b27c130b30bc1b49952fdf14349d377ef87fb00f3bc36cf7b0b7a66d99e0cb4352a53fcd4a0616f783a069a2d7d97635a04eedfbe380a50d019bde1d33bffee793488e0c096339e86ac337f77c038be028c8f6b8e82b90c2b9f2f42983cd5b1c0ebf4a5dbada206c769a68f96a5ec5e2b372eea7ad4b58b43fa306b9fb89baeeaa498b3607d8534389cba4060c88d913f0b6478c3b50fee8f62889fab5132a4474c957dac3a44fa00200d0591c0233da9eb16b6a7c9c52346f78288f075a7353ec7d41965cfee9d9200e974ea7a38416c2461dacfa98d53b04f3d1db96b6e4ef1e6f39e2f8188463147f0756383bbff724a472278aca67c34c8ad3b1050087a2cbacd3611786339777767cdfc94b7c0424b49ccdac2f62877896c55f188c948e24dca1fbca9e913848368d3be00f4145e8893a3c06a6e37f46209dfa1ee54f71c3708fd29d32fe72d1a6162d4fc3fc9a6937c29e35ffe0319951f2ddb4b10f1d06d6c65dfed61123803c77f87c647a39f96d3b40f54b0a6680ab487404ecfd65558b8286bbf4cbcc77db6815fb45e8af5172a46875a57177cd0123e258260e9774a36707a61d5e05e716aeb13aec6fbe8c4fd56454b9765f16ce35c6c10629eaf07384b73cbc78e5f077f8394e5f0ce91f3457c347d5b5a6eefc231bd0768b0e99acf272bfd2b15eb703402e0cb297c276ef2119f38d75bc8bf26d1f8f85df0fd9761beab18759b83e615087f2c9c834e7a255dc4c0a73c70d2455898708e3058fff9343018c4834f33a2b17b815aa87f3fc3c40ec179c4f9d62be6f9e306f977520b5a3d7e14e67b666773cc7a38baf18dce2a7295e4d63773ae10008b0c8de2724a026c0a5b5a45f68a85d1a6f283827d07fc54ab0a497ee612766883f1a0852bde5d72c3c72bb286496f54c21be3a260e3115aaed3a90f11c6a58f606fb8b795df1af7ee5d639a215ec9059b9d13fbe9666dbbd38013a371760ae6fe927c2820aa73b7443098ce194c5fa17628f2c1fc864022c71ec36bcf64904c8a1998b7cf6500263c2d6d0586010d66d4d5454c0ea9261ad286730d8ee545fe156893d1f69e6151282f7ca558c8ab02c280bc8f7376994fdbf66d83302127ec4f27ef9b333c7f3f4cc23c10a982e62e021181a087997d92bdb68694570a184f37909e22c13df7ffd83417da9066fe28d4de7a5dc1943cb1b80a294d01f7b77532d9cc7bf46d9bc27fe8d911e88f913da01b67773d7f475d53036ec96f446efbc9eb1c6738d374a17aab3f38cc295f5c86377093b9c8c2a72742c52a868774954dfc40a7398076e89c48aa0dc06ba886aeab0b7fc8248eee82ef75b92c54f3f46f70ec2e94d4b4d0dc06324818228b40e63f68f5762e04c935285d0942413c77a08844b7c1b8d53f5e5f9b52284c311f137dc64010d931ece9ff47c7e60158cb5837ac0bdf111b0700bef0f1360d909dca429eeb29b5dc4e2445f99e4e8032cc889776d988133cc9f46537b1c7fad232b70a035ce3eeb0d1b60b455b365277f1d7589831bd5db4fafb6f689ea4fad68eb68f860ffca67013da462bba6f045817b7693ab9309ab555febe4bde943eef4094a96fabdeb551de9155056849e9403b13e4f21d6700e5dc9b121cec9164a48d394fca07d8758e7c30f24f17a1594e6337c87a3640f1dab7d8aa00b0f163a1d83ca27a1eb7318e359f59a1081848751139ef59d6e380db9b9679739e7764b17cb1ae8b0ccd03ff7052d4d766a537be4d34a85c21a1f668f05e74d80aee22a3ac1093a15540cc17718c1947e1f5001a2c1fcc0d5eb78468f5d8799169d1721fe78bd7e8647da39e78b8f0583add132419d9c7fb78e7f5ce2223561c5e88c94562a2caef7bcf58d6de6ba5f12006b7094ff5676558a33644a5b8c1e4320465550930d362ba17fef600f3d964a842de4f09601c3dbca158a62b029f72431840b7e6e22172aaedcc89cff6593bebb3e9133340229d41baf6199b479d6cbe11e7781908612a9d07fbed8636534571312cedc06cb02b2c029fe926c01aba5052e44e0dd91c761f0d57c87b08a4f3cc82d9c6fbae5342bd051821d22663e7f58b59932a674c454ea3cdb6db4fe4ba0c8dbbda29228b72081aa49ba4866e83cf80928fd1a08711a01ccd9f46c93f6e5c3448933099349c732f9450094c9c06e8e3bf40a5bf096eee0683f6d3f39c84e8fb995c652635162488d815870bf48f1d75269bb445a1d16fe53c04134903763759cc09745a3ad47e3c30c2bbf17f6820a9c4fbf5342f8e8d2f9f30587c358e9a0ca5b49646bdcff3e8657a12bf1d85239cc7e6d0532940c1e0b9a8c73f1a6375495edf0716e7a78c1e6b13a36b46944ca9e23f91f04373c87eae75525e44c1c5c6ce332b71423d8e60ece2d78f43a6c9545f52951f1249c79f2c0647b36c1a474dc4cd9e84135f8ba847433be909b64f7d41c67ff1613e056ea74b91b36e9ee73b1f8d04a0a46a0a120b936ad4a32e109f93e167488e0128a5f7e40dea8508a03ef54c2a58bc1ca8bf27d93aa1993f1dc367f16917196568e8e6ddfff717278d9c5426533a24eb66b05d4bd15271cc6798caba62df0f01ce5c77db0ad1254a868d35d2cb0831f1ca22eb3c165b28d1c4115a3a40c4b1fcceab22ff4f7ddc43a30e884a3b911dc448de05acd1d6f141720bb24895e8eb04caf7b004c79bfb4bc0654ae9965e55fc27aa3c721d41e57b992d308ca37ae1d46e96a3511d056e629e068b7ba88ff2852470839bbb688d4d9384467a59da6b50eecbab9eb07910871ee99d3ecee458e2de55d4471c9d64562c17140768d558499d90cc4744fd80399473685e45ffb83e5bee9167b1575a098066f49abb30c566bffa86019ea8237570f01858db032b55692b6a5e351e31b9737a08d869acd5fedc03e959e0de6c4ed8ff41e533e914f421c25d13539c4246280dc9843485eca076ee64e22d322d7ba678d01c0869e3565ba768863232f2fc5dd4bc0f1deb0e38e5ca697d9817f24cabbe66c05386db8fbb381e7fb4656e178cd9cb4f9f5decf8671ebc2f42f5c3de58ddea90ea2898cc84c942b3be69bd373f12d6756c1b55a97f587867339dca6c0814d7a4a687fb556f0bf76b61fd81c56aa0c7558ca434e6dcc4c37dde158b358cbd98ab42e9eeac3757950a10780325228ff6fc360a7a7fce59535952eb3f36eb019ce015b7f3f62789b32387bc5a3c046351a55bc019d3a11c55ab901ebde41a3e89b666cb4d0c790dfd84bae6b0a446726d2d22944be384634ce55d99dd6f28d5b71c03e3aa9165adae1ce2b78bff29ad84f2b00e03f4123bf62cc53ebc79f49777ed043865c325d016c511ef851b0a8866b4df242df6c4d699eee39e5ac3c0108c30b1b57132f7b9353dda63ce27e1c9d6590aa78b1b8c68c544a05193054adc14d6fb87771e9488c091810e567331d52af8c900e8d45bf73deb735e9e7533150fef2c34abe27dd378ec6cd2c52436d45cf0a276384e75569f581339d303406863855798f2ce2469b2c390735987a2d362fe246940a36338a60b9ab59b7c3d43aa5e0f5cef54449a717fe2bffaaea2ec45446fc931b3d1488e8ae1ff160cdd41060d1d65b7f007ed27cfaff7328e253c8e0e4062b73e3916ac81bf3f5b085135763ac6b7c7d9ece7c8c92868779ebe37f2906c1db94d273ad0675ec1f9c75bad3a972b111de996f469b788588503bfda0d8292719647f422cb2e3f13a0695df3d56bd384389686332f9259f8078dac20b706f64db3c810e543d2ed564b383d91744d57d2eec11642cfefae6992db0c5033176e536d1150334df3da41a5cbcfabb33be9f44e9cabae23f05c193a0221d4a7fda17804964af71aa3d8776adfee862890e35f4e8b3115136d9e9081ebcffbcad87d4ad4bd57c4f6eef1131a846ceee2360ad169640fa96d199e5eeb2a986e692d8ee31a9cc3a16a80a750462397e50c620f61dccea0d49bfb46684b492368590e2185395d10c50476f087186436259c4cb17c55421a21fea4acd486ac1b4eea1a1e661001e7c8faee9ce34aced01a48a376e65258cb08201bd2dce2ae7b08ce5666630a1e19c40086735b9521e09cc65f2182be82dedf2468a34e623fadcd25f940db8485cfb56ecb365c28b0117b0b81b219b2677226ce4c84e944bf8233edd416a19f8240be91c70c0e5860b0b74b824136a935b34bdcff001971d6050a881be12dbfb7e45a0e49b8038152f19f85239424ff2c601a9aee80fa4e3e31cefe5f3b79013c6a0f4797fa2a11eabe95d7a11f41567f8801b5fe886ab010b62150e0ddceba98b1e0393707300350b73c23891afb229d261ea5e88d859bfa53e6b3e3375d8c651ab2f2de217d1f6a34683e5e46e386b252a4a7797317fd51cbe3de30cc71b0c397228545c5a4a3cc07aa54abd7a95f373749fda28f56162494c9864967d9e9fb296e645c23d87845f6e6f33c3a84f610cb941055450b35e55ab3d63d6019000ace43f82fe5adb2525eceb14e4a57fbe00da00bf10575a01abf6c247083763af11d4a656617d21d9d57901be41c8e44af7344b99da04f2688e748b7303c962b1d06a9fe54d7fc1704e7f94750bdd7c445fde098f9c62216234c4436dd1d011b373d135b9b208de16da30096157fa22f43ed901bb29111e20b73dc9ed378e35fae15626ce23163d7698a2d02fd9651b75fa2fc20b24224ea358c45c08185a6a440742e39636a72d57af9f6b7f8984f9685b08ce6cf8ef985822b0467fe02959ebe6d0ddafdb3e5d21114e7ba6b45b742b357cc539650a1871156d47be912be7c901f8870e11d18929c4e5331655b3232386e0ee94f82d62969dad8c800f10c6f43a39f952ad317fb14be0fdecdf70622561bc19076b330ccbb9b92fed00cde33715b4310e0864e67fd432aad118409818523733fa165de023a22b0b4e3ff67c65d143b5f7e7c7f3ee2de6ebacd26d5191228fc1ce713ab5018518f599ec174da80c1e636aeb382b0f323cdcc6cd47d817d9bce78fe6a4265971634acbfc5f8d4806f4f10740d7f8dc752d7468d6eaa0717dc6313e67e7bd9b9a5ad30eb238b0c1844a1315107e41cd6006f879401e26704fba791b79e0fc0ed656e831b955dc8a0b6bb0cbfa9e590130ce3dff13845f9c30c4c905cfa56cafa34f2751312f089762cfbfd858c4789518cf6814b50a54a98dc06e3f2f1e9e6396005848b1d4226945920b57c1513d5cc79b42cf6c52d1fbe19e354fba5bd59ec7d240672d583c15e15379d92662d0d4108e6e6551e5e977d3c64aebeeb43c7f4a7a453a0198aaab1e02d0e490bf6f06b67e1c1a621cd16f1452f8f2f8da902286eaa1e69f02486554b6661497df13163d8112e71b3e9fd9d6c572d298e3ce499b9f87f2aa5a8e1af1498ad29d42b7e37295fcb02382b9ae84d800abc4d4226fbaacefdfe1daa2fd1906040098212b17636a7083cd8cea3a016dfea9a80b5afcf6cbd9e6f410a504b66b66e7b1b58a5cdb454ced24eae246657cea6d29e0f37ad3f52ca78c64b18d939aeebc85e9dd4016da9b2cc962964b9ac80579bbce54b82e24544e08894b99e07cb54c5a569deab14f700ea6adab4bdd0affb5d9540332939df0de802f814fcedc6519a09497dc76d7edc944b7c2a6057c9229c4e21f610a58e7119c7e6c27fe16feb7e9bea9a95b6debc8723a6ce45eea8d233a0ae296384378336a7c0ce0fdb8936deb8212caf38b7713cd75c266d6d466a05b38913d271fa3fe3fbbb24612ad70d8e14b00b316b7f969093c0778a7cfcc1ae3cbb3845e3c9bb7e566945d433f82e6fbdf5079287337d2c35e9753eeeac134f2e1ac3b4881955511fbd4bc4a5365aefa64c1a2d4884db9a79f19d14383ba01053aa2a4b1166a19289a3e4afc362d4c161015a678131b9ab7940980205c388650a77ff214f2cd1a5d15983d4b2e35f22311d5009325dc4acf54a70830511dfc9760e9eefd26dd43628eca1bc620a75c272f678d29975c746007ef2baca0269ea90ee7f386ba03346f435954b62f2af613d91cd0423cad544a4aabaca2ad6b2956687c3c0d455b073553946a65bb9b085eb97060bed6fbc1ba44cc269390f7a489d463c89ed85ad259a0738c3ff5446316242791f9c7712d9ed0901f2935e36c4e4e488a095dd860b42eeddae5241ac94734a0a851aec38826259f15b3db888a751b57872848680c596e66a5bb61be3f2bf6d772fbe142a914ba9995df02e69dd8718b6c0f58ef68e0685d35bc518f2fb9811324338a6251cb6eaee3dadc9b3b67bfec39d3f8799cbc01cbb15782cc6045626a26f953be16f42de0e25274533a965bd60e2dbb6cdf6e87da8d20b4451bbb962514e79b4fa031342eec2772bc7630a5aa3a4ee5187eb015fc2e31b9d802e51f962ff3e722719d81c1ad58d45630aca65afb8479a8f8d3da336ba3a8c405af28ff17e57886aebe1a4c254a4efebbb608a0b589d1a9336d463d05271fff8d9f408907cf528e9b289ee9ea7c328288fd247d0c4b68d8b6b0af308219c16a8d244eced61ad182f2c61188987478c2a4a50b9a2d63c777e2a0dc6162071efe3de2746358bdca181bbc0cc33f41c58d3ea61bfee4631448133c44a9f2b6dd96b2d03b863e182425d7e6be7403a31f27292ccef719f894849a85b50f281a333f8216e5ef9bb141cbe4558544a86fc9a409fdf606677070a5488e180c08ef7dedfbadac18dfa853070cd9a1067a9ea6b61d88fa2ee74b8ce6bf781c220623fe6137608b026491c0459fc35c175f108db48c9f2f939aa784fb457d870ea4b42ef4144071c468c7b10cbd3f9457cd227589e09ab8f68738d717747bdbc12ff9555062f7c2cc452270c109ac50d48e994294cca93f0821800246f69adbd2434f8024ce5158be4b7a84e7daed61821f2623450ef47979c5964f4d837d23abb0b6fc48e4becd16734ea31dc2ff9274611911c5beb7836622af6552f3e0a265a210fc293326091887e72e6dd7b7f7acce01f2c308dc38f30d60aef2275e66a68f6ef028e1dbfadcfcae10f6e33fede819507defa36c82762ff3ae3613ef4cd975288569e97110572c9edddaf142d4e858d8bd6df2324ff48a7476e5849601671adc0ea3afc3dd1d6087de8d7eea5ce19bc21f8a5bc9eec951d3239141a2c10ea7395b3536971a2169d45f5192384c95ae3c7b4e2288544a6729e0561a36bf5578e068fd9877bed5a6b366b9707445206213619c411dc977dc794c7125624dd79d0f2543b9d56e2d1f455b79d6d99ef904122aea813c5b0dc4c784e150b48ae3c75f565ce8d80aa9d4c86d9ded6d39c87eff867c7839dfd14780b666b34bb664564b1e27dd5643aaac207db8b46cf6bca9ba13d21dd68daf2ca63006dd251b3ef7169c234fb8b04fb1b63ff6a990e985c4a9107f14c7ddddfdf037b1c1bce62d96712c1c649fd3a0a14f026d3a6a67337957a3df23395035f0b2d8b611344e8c7aea38cbad8f3ce4f33e62477dca31ffbecbfaee72ea47cb27c6d52e30944443ea8f9da15dd9d93b71f7076348fc3a1f2bf1007559b969e656d7c5b081df4aab209f2d403922bc2fc40a7b1d1896e9d3d65513decf3a63f5bc2678fb08cbee2e5a0b1750e5e1493e197cfd354b5b251fbca65829d18fdda7bf0ec433c1e52aadee1d94a52efff60c209dd44ae54ee2fac3ed7765542981db013d56f54bff58b4a8fb675058cbf6fbb4e6d5807840ca5dfaecd4404ef93e6583e95a9c82d740e1896766655ef01320c8d3b8942d12fedf1de130f6e0404fb0988f2a960f7af797437b883b6da5dc25ce7db41d0ffa8431e207846dfeaf51087b7fdaf2594640199118e3d7116e5e0de74949a7738a00e199663f60f334da4d0a78f03f5280f1992fd27800d05a3cadf70e987a3fdd7a834c88781e4c573d637e111ffd062da28258b686545181e73685d027f21674cbe004e000a82ee67c62fa10eaeb7dd9f4347c69d1eaf2636cbb9d928f9b50e41da0cc3200c8aa98a5cbf623819b70f50e6bab83e34a5ec046902eecee0b347d2f0082d0cf10cb8cd30208f97fe50366d247cc10b0bcd23abf6c87ee828b3d388b82e2cb05d5df4e0c4a881a0f54cf444e1ad289eed4b46bd77791fef3bd1ccce6bad1bf8cce9ac2803c9488871900ec6765defc418ea91c635bb8ea17d06db7a567143cd956d51e211aa2f564aa260c55c38f69452dfeba46364d145c7d200d7bf74d43513191126de26ed8e9a2e5bf3a5f52d406bb1ee6e25224ce792827d7f03e0e7999da0502d769637de508139536b87041a1d189999b7c3c9c914d434953dc5d21cacb21474c070d754608f7dc5dcc20b3756a9fea32008289726de55164db798bb449e4845cdfde8a1978376fabca6468a7142cc9f40f18f385fcf3f6dfa6cfc968ff49d64d73e07ec11b0502030b2a5509cf1cb04b4e395984cbbb2e5bb604e87be6efd85b22464ac39f0c88c5a8d5968a5687396f3c6e60c2533f6647810e8a485e7655b58812a85e8b798e9b5b26ef1dadc04986ab9738dde12c3ac9da6d900c23996316fb49fe8a4dc87ad7117cc824e8717c6b0f55349bb61aac56f9500b19d99bc27198cbf6b42e8f9d3e948f881fbeb37e2e11bf1480c7bfe30cd1bbdea746b8c7522a8ca64409b2066664037d9add9ce1da563505ea7327fad3cbfdfa4b0c226a1bf872b59eac579c6576c354d5be153f0f226c8f928fe34821f768886ff5c5bdd9e5a896b877f4d55a742f9683ed64bd477a0d138304b036ae9016062647ebbe6db19524c0129c93e35729567e3649cb84b20c35a1e073334157bc862233fd69b31c17f10d7db86db0786a18210ad1617c53a88ef269ba37144108ca57392caff87d84b2f403484deb62aa471a999f089c9923556d0b95e391a5ca4a8f2170c765e3bc048bf3165de9e1ce3368e9dfe7c75b08b9dfa019b1f3f3c58eab9cb3bbcd2359c803070927a59c88b9458850d985c4c03dd303e22de6e5728f565df983f43242b6f1059fa5f0c47bf7c81ed797693caf238bc76df1d97e005506364d4257e694784cba11f23b815d06e5efd697b482156be130fcdee69a9e98b6486f79ff01d4b3a47f4a74900c6bce4d9b1ce178130334994f80ef98d97a0858936d3bfce3b67c9b4d757e1653474cc8521862394bd1f8790531e9a23d815baf16bab6cef8d46b2b69ab5c683170e7a53752f825c202e95a878fc746f4d043ae440813d2c942d95ecf61feb299c92e372488a5407eb18e643493779126d5a5eba722f32f7ad0bcc15fdd1ba8b916498e18b9cf05ecdc55e9772169dbfa54576987310e63c73192d47df87b3d9734ac2fd5980f3674a64994b0ad2c86c848b25e73fe3d012a2f2976ffa7bc08f41e367ff34ce64c2a3129987d5fafc8da03c25cf5fcf024e7b1ab482a3f367de8e8a9432e399ed100dedfdafdc187a7e2c927d16f06b5f6a670184a326cf35bb52bdc9a69a3ed33afc2c8a42af2390ad06d3e00ffe33e929dc91fa26cc9b89294f6bc54b46b76b591ce1e176e0a3c035554e92b907fc0ce642f13d6c0cf7da5ecb324895449441b3060e0edd6d54af57cf5a2fe7d07acb86434589be183db9ef1d05ad619e565d9d5b9167ff649965474d0a42e8f42b474a09968e0422530ba45621de7ae3c568793f99ef1f4e60a09c6c53033bbbbbe4c919e91054f6a06aff249fe8df81144969b6e24e8ff82467f0ce8feddd57b64c7029c4a9fcca24feb1b4d53b84918cae19cdda70173574b3ba6367e64ffbbc62f41d68baa7f5ad15457058d96820732cff4709853ad6ddf4b333657a5aad042d78fae3d4e224abad3ccb6c6ffaed2640deb2c3b1ff722af63e1cdc9aef15f2ce57b9d90d63652c7c8fb091307265333258e8ca4ed7e5746e5825ccf4776fbfd25b5e96031546985e1fae87adb2b6776d84dedb20fd48b38bd73c51a5b09c4df5bfe1be34a86998809604c5cf919bf6873ade2dd6d4f24d75c5aeb9aa2a9bdd2b769fa6674e2b0c8759c9fbcb28830f6cc9f13fa33e411f8f2f54d6fbff4df2ff27aa56fbfd7841472ab17746648d4ce0199333505047a12b0cddae40b1f5e03e4d78ae2c10e1cd3e18d96d1da96f94c4d759bc39aae8d15fe86c15c53fedf7a088e16d52ee49367d97a86d70aca10b24202511be578540f67aaf1998da731fbaddd9d69dfd4d28c79b40d2b860fa93a16c5e3370f1f2458ffb6b6e6a90ca023651b471c59dc14213b9066811322893de660983033e80a9ed3041ac93e814d797fbc207885b8be3b99595a9ab72da8037f2fb10081a5a921cbc1bf8f58081b35af9d0caa3c23c42d10df4b62cbb3e442d21ea8f503f5304224c0e03554ed2c2e1373e7fca6b5e33174de9d8562ad9cb998a75ad5d2a5842ecf475efcb5125adb07467c83127727af17545579084368f1ac837a116f78132f79b3924ffaa5d4aff8caefa4431e636c604ad0180599100e947785f9296378501b0303144e79cc3f2d67dc1cb0799ba57f6e41bb96c13915ddf620c164379a6857d9cb3d5ef54bb2c97f51cde8b83ce4c1ee33c069768827d1fab986eb003879056539f7c4bb10ac5b8071850430be2216bd709ed8616d9e16dba024a6bb1e12b4b349b4c4f5b15054afa73aca1c63f18582f076d12af7d21458cad78e5a7f1c1416e50ef0c111a5fec7b165a13c09d74eabe3e60e175bc4f5746fa0255321bb1d4b23fdae130993c260ea2c175c2d19d0bec685e9e73d95afe53c135b00f18b4143389d062e963da4b4d6acad77cfceb7095c10a06be9dccdb75d235ff9be72af557982391dd16d5f34e1996b09bf679085b83890a12b95094a13daa0cfe4abe7c8efc6e05bdadeb78279284724b5cfbfc678a3cbdb8adf1d3e5f74c29f6659b658929119c792ec3dbf82d2ec2ad784891efb3fcff28de112eb3482bafa458331215f38a328c63af9c710a6d711139cb0afc08e3a5ecd6f468c3098a039e9da8e1d87c69f7ad1db44ae8e978035f3630d07b3493d20c8bbb332acc4c894b5dbbd3f36835c348672b8db8e2885022a029f00c0e34ef0a7c5223dbbb649c90bc6f83954b157337c84f3189e27c34a949e5346f6e8a6f5ff867c6596d4d5d1cac5554b4e897256b38207fae8d106ff308c79ac279f2b9534540d46873ae69126e943a369930763e5b6ed35f8207fce595c21d498e9ada2b3f86ae1811eff653f4690a847932ca1d760b2a7a821372f1e7fe36adee793ee1b2eaaad82b1f54fa7274bc78ddee93423b21f22608985da2a1a904249b43c6bedee072cac9a95954df77610012c96c8dc6ab0fc214315683a42b22a02c583933f9d379244d67c184180b21da31da9ac35946e97cbb3cb7b2b460103fee62d226f2000e0a25f1d7f04ee66708cab670a7017975062dc1f69ecc9ce910410869410c9b3368e080c887c5afad0f56ea3a48ebbec134d267a7cc420fb2aa2ac94064e487942a167dce4baf838432986a0aff7a7825146e3c6dcd40846046a432c664c1d864b48e995138f38147a1f6a94ec78b5874d440557dc814a8f4ba5c624d92a375b42912d73c1adaeae366c01c393842494d7a3cf7691a82d0a85dcb02d468f80cad81a7df3d63ecb4b5b343f4bf8aa4c684fdf24444fae5193edffa48491fa1d83747ada41ade4ea819c48eceeb1c0e7e419521d78075eb385d7bc2803e6301cf99d0750ac75f24b0d583c475d46f9a96d8962a1f6d119c9859e58be372607c671f7918f50bb1c8f16eb69581b68ed5372a9708392b91b1f63cc7ccc39080e73c50fb9f36a0294e80f70e4b1abadb5e2fcea4dc2467536fabcea860ab6a55138b3f561838a5d8a5c45b2ba7902e0c499a77a98002ef302f5ae8e4cd799adde1e32a73f382685f37e3c56ab93d372ca20b7929929d36f0a69caa0d3248b85daa7ca4ae5ae4a04c17f6ec510efc0a9eb3e662c89dea2e4f143af8f28a6f490bac009cea0506b2ced6792726daab384b25458374a1455c28bc06716bd0ea2a5bc9b513051ecdd213fdf94c4aecd009b5dd59a3de3af643be00b86be2d81c1655f2a0f0e72437f24dcb43da250d8f72313bd99350ebe55475eca51d854586399a338d145f6cc27e386571f26360df6a9f12dd6d85f1fd52f92e35b3971818219966f2e4ab401f00040bd5e73cd11daa27117e0c1a8f2f69098b2d3f560e52e2ca5fa33f675f87175df19f776e5e4f4afedd88bb009e2f65b5433b08fc361be54470ce3cdfba80f65fa49ac00eca0bb1af4a501e58d79ccec64bfe2689527d0a39ef0d4f8555e7d58bcecd379bb41c5d33dc3795121e1c598c70eed1e1238286d2abfd4950aeaa15cc26ac8eba92ffb975119999868f78114f8317175e6c686ec10148d32edbc5ee97620f1ba7e456429ae67b204703c304c0e4c84e7e7cbb032e91d25125c6971f4eabda2dd4bef4ea8e1c3b2abc4390746e44a861f39882f830b892d982c7503d5feb8519573bd0a7b3cce6ce31bc5874a76a559fc2881f661c9d6e73719c26a4bcb6b6b016a4afa8ce7d4f6746aafe3f1817ff4e88e19520668088ab049bcc7c1ded4b8f348eea4bd64ada442b39cd28af0ef3429edb96a502c834e7055636c9645cc4ee4b44ba2127a064b5c4a3325c2ebf2bc2d57e1429d11e3828d2ac5f3564d343fc33f7ad65b4b76e4aa708105e3010a936f71fe85694bcc7a9057d97b8a8fb8f4a1833a0ce40165c375aa793db4918cba6800513385d53967fbbc1f48311ea5696567e427f7cf2ed24e1f807f5d43ab379c9a4efcafa66430328322782906aa9b79fdef673e71ce116d63ab4737bae7c419f14ced5a2445c62e7f64cffff656b6556f44b18d395bda73614e02750721066df9be8529a1d5d6f81f7efd4f7177e1908245d18ac3deb443701fa43f7c4a8a5a95aa0c218715de39753068ebc2940a903a6b331e8f24cae792152103d65e75e804696e7b080da1daf8edadcc48684e0bc1093b5007a4ec9c086fe6c674410f7f6dbda9a3579103a10458439be59d9ef5457ecc6d386bed82046b61f13bdf06e8405af35501e557661a0c1953da48544e54e243347c15b0853c8afaf5fa26707aa16a78546aef62d02abcd80c5e2e88586866e372a5dd467acae44ca77b941a2d8279e070dd30dc408081945391716c8afb29ce7289b1cd01d9d8acc723d6f618d1c560236fbf6436cd0bba67b817690ee75eca878e51674f0cb8451dd1165efdc9de2d0ffca7965e9d18bebc6677e19daecf4605934a952dad031b0ec3ce34f7fd6a2516b85022f1bb750c9b549e5b16ccdea7ab021a27424fc71783b679078d3e465a9198e987d043eb6fe01e53b37832a06835f1deb695aea423daa95a69c397e165884034a8f9ece986be86d05b9d0a2e99f88aaed3391aeab52c0a2eccc0a6e45fc1c342547d2a0378bab81db5619af34144f985b33404ddc0fd29626551aa75c48fc6e9b1fe220b6ac4976713d4478f22eb41387a5f6967a995544f2df9ae846d32e9a3f70306e716bc5a03a04bb8246918a4e7e1166ada62575b8db1ac92705306c7a9f56366a215044ad201eeee21a3902d68b60be10a5e4e5933d4f8e2e0894f04af7f349d7ab34a00dfdea05052c297ce7de0a48ab8347e387334646f89c6b5b1f71927451aa1b6a052b361c10095b6c595a498d0627adb9195377c48f923ec3e58dc31942f56a5d1dab47ad376d27b268bcd9ef736038b13d3a42a9ba938a9bfc20585c43b967d67d5668902b1e3d9f861550dc3cd7edf30cd8316d6e79af12ffaa3efc68600f8ec4b817de35eca2a34bc3886da7a5c2d042e824fdab9659f6a171600a671e09e0c243528d10df0af89083faee3663277dda6678570be1567183496e0f533eb00f4c83cfa2db128fb64dc5ade475e38dc83712a91c175cb4396a9f96f8e86eb349de7f63bc461b2e3ad942bcb2fadcfdc8c4f3a84c932a87177d3e94415d0ba9957bf15013675f2b36672fc6f36d87207c042c157fd7d3b4fae6cd7f80a050ae4cc16ac38d51d1cf0bad3a0f682ebbd8818337cc09d517aec981ad53fc72d55467d5f3115ad44db8007bf4c7be6124d6fcfbf6ef311310276421f724d9c52e173a9bcdc7c61d6514cb0e85f64970807ad25b3b3c2ed87916b5f3a83c1ab2306919d13efe7f45061c73449d078c629aadb65d8bbf37498d57ae8fc78ca7d10c24cf815b8441f20104fee476c9334dcccf393df75f88fc90939b846b1f30f73b3e01c55de67d7e32c478e045060ccf49d96f735dfa11e40714e350fe74b5d05ced25c8811ab36394dca6d41a8db060f3e7f9631c71c97becdf3c0da17965d88786232a8f3bacd801f3bc0d4dde1095dfe3913e9792fbcd35b3e32433d33a2c9c0837139171dd8573d975319614a25a3cb528e3b9dc02b597919d66456ec62bc65a655c123d5d8abc1f730d6d4807b3392522ec7f596bb523644b6429d695d800e2b8d9edbf52a5f1ca4cb4b043943e8388c62f14030f590d930c6d5c3e21324fcdbede3cc0baf9a1030e0f0399f7a1b421df98aec723ea689412be64294ab30e0001771f61d0f208c81b2af2e05a01b25671a22497b0ef39622558492288fe2a43183d508529623fa30d7beb41d903e4c84ad3bb46c', 'resend', 'resend-2-delivery-01a22c85-fca9-720a-9fc6-ed6159bf258b', 1, '2026-11-30 12:55:09+00', '2026-11-30 12:55:08.272+00', NULL, '2026-11-30 12:55:08.279+00', NULL, 'in_flight');

INSERT INTO public.templates VALUES ('instant_meeting_invitation', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_confirmed', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_received', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('sign_in', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('confirm_address', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('scheduled_meeting_invitation', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('instant_meeting_invitation', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_updated', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_confirmed', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_received', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('sign_in', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('confirm_address', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('scheduled_meeting_invitation', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('instant_meeting_invitation', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_updated', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_confirmed', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_received', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('sign_in', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('confirm_address', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('scheduled_meeting_invitation', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('instant_meeting_invitation', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_updated', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_confirmed', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('booking_received', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('sign_in', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('confirm_address', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_scheduled', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_updated', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('delivery_failed', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('calendar_disconnected', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_scheduled', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_updated', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('delivery_failed', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('calendar_disconnected', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_scheduled', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_updated', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('delivery_failed', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('calendar_disconnected', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_scheduled', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_updated', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_cancelled', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_response', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('delivery_failed', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('calendar_disconnected', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('meeting_reminder', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('new_message', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('new_message', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('new_message', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('new_message', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'en', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'de', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'es', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'fr', 'email', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'en', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'de', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'es', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('time_kept', 'fr', 'in_app', true, 1, NULL, NULL);
INSERT INTO public.templates VALUES ('scheduled_meeting_invitation', 'en', 'email', true, 1, NULL, '2026-11-30 12:55:08.108+00');
INSERT INTO public.templates VALUES ('meeting_updated', 'en', 'email', true, 1, NULL, '2026-11-30 12:55:08.248+00');

INSERT INTO public.users VALUES ('01a22c85-fb58-75a0-940d-3611d8b5e609', 'dana.whitfield@linden.example', '2026-11-30 12:55:07.854+00', 'Dana Whitfield', 'counselor', 'Europe/Berlin', 'en', '01a22c85-fb4f-74ac-a1c0-2ccfb3c21516', 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:07.854+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fb5d-7583-b2be-d7e93b6a9b3c', 'lena.ortiz@linden.example', '2026-11-30 12:55:07.854+00', 'Lena Ortiz', 'counselor', 'Europe/Madrid', 'es', '01a22c85-fb4f-74ac-a1c0-2ccfb3c21516', 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:07.854+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fb5e-7797-9a0b-fca1f44cb764', 'mara.lind@clients.example', '2026-11-30 12:55:07.854+00', 'Mara Lind', 'client', 'Europe/Lisbon', 'en', NULL, 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:07.854+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fb63-7146-b839-c12039df7db7', 'jonas.weber@clients.example', '2026-11-30 12:55:07.854+00', 'Jonas Weber', 'client', 'Europe/Berlin', 'de', NULL, 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:07.854+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fb65-720c-8365-8c3f0c1ae06e', 'aiko.tanaka@clients.example', '2026-11-30 12:55:07.854+00', 'Aiko Tanaka', 'client', 'Asia/Tokyo', 'en', NULL, 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:07.854+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fb68-72cf-824d-b9a26056fe43', 'nora.field@linden.example', '2026-11-30 12:55:07.854+00', 'Nora Field', 'admin', 'Europe/London', 'en', NULL, 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:07.854+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fbb4-766f-9d8d-b881ca474db2', '01a22c85-fbb4-766f-9d8d-b881ca474db2@people.example', '2026-11-30 12:55:07.956+00', 'Dr. Ada', 'counselor', 'Europe/Berlin', 'en', NULL, 'full', 'without_calendar', NULL, '2026-11-30 12:55:07.963+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fd14-74ea-9d61-87d64db22d4c', '01a22c85-fd14-74ea-9d61-87d64db22d4c@people.example', '2026-11-30 12:55:08.309+00', 'Dr. Eve', 'counselor', 'Europe/Berlin', 'en', NULL, 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:08.316+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fd1e-7065-9f70-a387bbcf8fc9', 'finn@people.example', '2026-11-30 12:55:08.318+00', 'Finn Known', 'counselor', 'Europe/Berlin', 'en', NULL, 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:08.318+00', 50, 'both');
INSERT INTO public.users VALUES ('01a22c85-fd1f-753f-ad02-cca2b5c614c2', 'gail@people.example', '2026-11-30 12:55:08.319+00', 'Gail Hidden', 'counselor', 'Europe/Berlin', 'en', NULL, 'neutral', 'without_calendar', NULL, '2026-11-30 12:55:08.319+00', 50, 'both');

SELECT pg_catalog.setval('public.live_events_id_seq', 22, true);

ALTER TABLE ONLY pgboss.bam
    ADD CONSTRAINT bam_pkey PRIMARY KEY (id);

ALTER TABLE ONLY pgboss.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT job_common_pkey PRIMARY KEY (name, id);

ALTER TABLE ONLY pgboss.job_dependency
    ADD CONSTRAINT job_dependency_pkey PRIMARY KEY (child_name, child_id, parent_name, parent_id);

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (name);

ALTER TABLE ONLY pgboss.queue_stats
    ADD CONSTRAINT queue_stats_pkey PRIMARY KEY (id, captured_on);

ALTER TABLE ONLY pgboss.queue_stats_20261130
    ADD CONSTRAINT queue_stats_20261130_pkey PRIMARY KEY (id, captured_on);

ALTER TABLE ONLY pgboss.queue_stats_20261201
    ADD CONSTRAINT queue_stats_20261201_pkey PRIMARY KEY (id, captured_on);

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name, key);

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (event, name);

ALTER TABLE ONLY pgboss.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (version);

ALTER TABLE ONLY pgboss.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public._prisma_migrations
    ADD CONSTRAINT _prisma_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.accesses
    ADD CONSTRAINT accesses_pkey PRIMARY KEY (chain_id, "position");

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendar_connections
    ADD CONSTRAINT calendar_connections_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendar_consents
    ADD CONSTRAINT calendar_consents_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.calendar_events
    ADD CONSTRAINT calendar_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.conversation_members
    ADD CONSTRAINT conversation_members_pkey PRIMARY KEY (conversation_id, user_id);

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.guest_confirmations
    ADD CONSTRAINT guest_confirmations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.history
    ADD CONSTRAINT history_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.idempotency_records
    ADD CONSTRAINT idempotency_records_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.link_requests
    ADD CONSTRAINT link_requests_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.live_events
    ADD CONSTRAINT live_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mail_attempts
    ADD CONSTRAINT mail_attempts_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.mail_circuits
    ADD CONSTRAINT mail_circuits_pkey PRIMARY KEY (provider);

ALTER TABLE ONLY public.mail_lanes
    ADD CONSTRAINT mail_lanes_pkey PRIMARY KEY (provider, lane);

ALTER TABLE ONLY public.mail_pace
    ADD CONSTRAINT mail_pace_pkey PRIMARY KEY (provider);

ALTER TABLE ONLY public.meeting_contents
    ADD CONSTRAINT meeting_contents_pkey PRIMARY KEY (meeting_id, revision);

ALTER TABLE ONLY public.meeting_links
    ADD CONSTRAINT meeting_links_pkey PRIMARY KEY (meeting_id);

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.practices
    ADD CONSTRAINT practices_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.provider_events
    ADD CONSTRAINT provider_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.push_subscriptions
    ADD CONSTRAINT push_subscriptions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);

ALTER TABLE ONLY public.relationships
    ADD CONSTRAINT relationships_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.reminder_opt_outs
    ADD CONSTRAINT reminder_opt_outs_pkey PRIMARY KEY (host_id, email_hash);

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_pkey PRIMARY KEY (invitation_id, kind, starts_at);

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.sign_in_challenges
    ADD CONSTRAINT sign_in_challenges_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.stored_mails
    ADD CONSTRAINT stored_mails_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.suppressed_addresses
    ADD CONSTRAINT suppressed_addresses_pkey PRIMARY KEY (host_id, address_hash);

ALTER TABLE ONLY public.template_versions
    ADD CONSTRAINT template_versions_pkey PRIMARY KEY (channel, key, locale, version);

ALTER TABLE ONLY public.templates
    ADD CONSTRAINT templates_pkey PRIMARY KEY (channel, key, locale);

ALTER TABLE ONLY public.time_proposals
    ADD CONSTRAINT time_proposals_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX job_common_i1 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));

CREATE INDEX job_common_i10 ON pgboss.job_common USING btree (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked) AND (policy = 'key_strict_fifo'::text));

CREATE INDEX job_common_i11 ON pgboss.job_common USING btree (name, priority DESC, created_on, start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked));

CREATE INDEX job_common_i12 ON pgboss.job_common USING btree (source_root_id) WHERE (source_root_id IS NOT NULL);

CREATE UNIQUE INDEX job_common_i2 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));

CREATE UNIQUE INDEX job_common_i3 ON pgboss.job_common USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));

CREATE UNIQUE INDEX job_common_i4 ON pgboss.job_common USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));

CREATE UNIQUE INDEX job_common_i6 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'exclusive'::text));

CREATE INDEX job_common_i7 ON pgboss.job_common USING btree (name, group_id) WHERE ((state = 'active'::pgboss.job_state) AND (group_id IS NOT NULL));

CREATE UNIQUE INDEX job_common_i8 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = ANY (ARRAY['active'::pgboss.job_state, 'retry'::pgboss.job_state, 'failed'::pgboss.job_state])) AND (policy = 'key_strict_fifo'::text));

CREATE INDEX job_common_i9 ON pgboss.job_common USING btree (name, id) WHERE (blocking AND (state = 'completed'::pgboss.job_state));

CREATE INDEX job_dep_parent_idx ON pgboss.job_dependency USING btree (parent_name, parent_id);

CREATE INDEX queue_stats_i1 ON ONLY pgboss.queue_stats USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);

CREATE INDEX queue_stats_20261130_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261130 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);

CREATE INDEX queue_stats_20261201_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261201 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);

CREATE INDEX warning_i1 ON pgboss.warning USING btree (created_on DESC);

CREATE INDEX accesses_at_idx ON public.accesses USING brin (at);

CREATE INDEX accesses_meeting_id_at_idx ON public.accesses USING btree (meeting_id, at);

CREATE UNIQUE INDEX api_keys_hash_key ON public.api_keys USING btree (hash);

CREATE INDEX api_keys_user_id_idx ON public.api_keys USING btree (user_id);

CREATE UNIQUE INDEX calendar_connections_channel_id_key ON public.calendar_connections USING btree (channel_id);

CREATE INDEX calendar_connections_read_at_idx ON public.calendar_connections USING btree (read_at);

CREATE UNIQUE INDEX calendar_connections_user_id_provider_account_key ON public.calendar_connections USING btree (user_id, provider, account);

CREATE INDEX calendar_consents_expires_at_idx ON public.calendar_consents USING btree (expires_at);

CREATE UNIQUE INDEX calendar_consents_state_hash_key ON public.calendar_consents USING btree (state_hash);

CREATE UNIQUE INDEX calendar_events_connection_id_meeting_id_key ON public.calendar_events USING btree (connection_id, meeting_id);

CREATE INDEX calendar_events_meeting_id_idx ON public.calendar_events USING btree (meeting_id);

CREATE UNIQUE INDEX calendar_events_unconnected_key ON public.calendar_events USING btree (meeting_id) WHERE (connection_id IS NULL);

CREATE INDEX conversation_members_user_id_idx ON public.conversation_members USING btree (user_id);

CREATE UNIQUE INDEX conversations_meeting_id_key ON public.conversations USING btree (meeting_id);

CREATE INDEX deliveries_invitation_id_created_at_idx ON public.deliveries USING btree (invitation_id, created_at);

CREATE INDEX deliveries_meeting_id_idx ON public.deliveries USING btree (meeting_id);

CREATE INDEX deliveries_queued_idx ON public.deliveries USING btree (meeting_id) WHERE ((state = 'queued'::public.delivery_state) AND (channel = 'email'::public.channel));

CREATE INDEX guest_confirmations_invitation_id_idx ON public.guest_confirmations USING btree (invitation_id);

CREATE UNIQUE INDEX guest_confirmations_token_hash_key ON public.guest_confirmations USING btree (token_hash);

CREATE UNIQUE INDEX history_meeting_id_position_key ON public.history USING btree (meeting_id, "position");

CREATE INDEX idempotency_records_created_at_idx ON public.idempotency_records USING btree (created_at);

CREATE UNIQUE INDEX invitations_current_email_key ON public.invitations USING btree (meeting_id, email) WHERE (removed_at IS NULL);

CREATE UNIQUE INDEX invitations_current_user_key ON public.invitations USING btree (meeting_id, user_id) WHERE (removed_at IS NULL);

CREATE INDEX invitations_email_idx ON public.invitations USING btree (email);

CREATE INDEX invitations_meeting_id_position_idx ON public.invitations USING btree (meeting_id, "position");

CREATE UNIQUE INDEX invitations_token_hash_key ON public.invitations USING btree (token_hash);

CREATE INDEX invitations_user_id_meeting_id_idx ON public.invitations USING btree (user_id, meeting_id);

CREATE INDEX link_requests_created_at_idx ON public.link_requests USING btree (created_at);

CREATE INDEX live_events_created_at_idx ON public.live_events USING btree (created_at);

CREATE INDEX live_events_transaction_idx ON public.live_events USING btree (transaction);

CREATE INDEX mail_attempts_mail_id_started_at_idx ON public.mail_attempts USING btree (mail_id, started_at);

CREATE UNIQUE INDEX meeting_links_slug_key ON public.meeting_links USING btree (slug);

CREATE INDEX meetings_host_id_starts_at_id_idx ON public.meetings USING btree (host_id, starts_at, id);

CREATE UNIQUE INDEX meetings_uid_key ON public.meetings USING btree (uid);

CREATE INDEX meetings_updated_at_idx ON public.meetings USING btree (updated_at);

CREATE UNIQUE INDEX messages_conversation_id_client_id_key ON public.messages USING btree (conversation_id, client_id);

CREATE UNIQUE INDEX messages_conversation_id_position_key ON public.messages USING btree (conversation_id, "position");

CREATE UNIQUE INDEX notifications_one_unread_of_messages ON public.notifications USING btree (user_id, meeting_id) WHERE ((kind = 'new_message'::text) AND (read_at IS NULL));

CREATE INDEX notifications_user_id_created_at_id_idx ON public.notifications USING btree (user_id, created_at, id);

CREATE UNIQUE INDEX notifications_user_id_meeting_id_revision_kind_key ON public.notifications USING btree (user_id, meeting_id, revision, kind);

CREATE UNIQUE INDEX participants_meeting_id_invitation_id_key ON public.participants USING btree (meeting_id, invitation_id);

CREATE UNIQUE INDEX participants_meeting_id_user_id_key ON public.participants USING btree (meeting_id, user_id);

CREATE INDEX participants_user_id_idx ON public.participants USING btree (user_id);

CREATE INDEX provider_events_provider_id_idx ON public.provider_events USING btree (provider_id);

CREATE INDEX provider_events_received_at_idx ON public.provider_events USING btree (received_at);

CREATE INDEX provider_events_waiting_idx ON public.provider_events USING btree (provider_id) WHERE (outcome = 'waiting'::text);

CREATE UNIQUE INDEX push_subscriptions_endpoint_hash_key ON public.push_subscriptions USING btree (endpoint_hash);

CREATE INDEX push_subscriptions_user_id_idx ON public.push_subscriptions USING btree (user_id);

CREATE UNIQUE INDEX relationships_active_key ON public.relationships USING btree (counselor_id, client_id) WHERE (status = 'active'::public.relationship_status);

CREATE INDEX relationships_client_id_idx ON public.relationships USING btree (client_id);

CREATE INDEX relationships_counselor_id_idx ON public.relationships USING btree (counselor_id);

CREATE INDEX sessions_user_id_idx ON public.sessions USING btree (user_id);

CREATE INDEX sign_in_challenges_email_created_at_idx ON public.sign_in_challenges USING btree (email, created_at);

CREATE UNIQUE INDEX sign_in_challenges_token_hash_key ON public.sign_in_challenges USING btree (token_hash);

CREATE UNIQUE INDEX stored_mails_challenge_id_key ON public.stored_mails USING btree (challenge_id);

CREATE UNIQUE INDEX stored_mails_delivery_id_key ON public.stored_mails USING btree (delivery_id);

CREATE UNIQUE INDEX stored_mails_provider_id_key ON public.stored_mails USING btree (provider_id);

CREATE INDEX time_proposals_invitation_id_created_at_idx ON public.time_proposals USING btree (invitation_id, created_at);

CREATE UNIQUE INDEX time_proposals_open_key ON public.time_proposals USING btree (invitation_id) WHERE (state = 'open'::public.proposal_state);

CREATE UNIQUE INDEX users_email_key ON public.users USING btree (email);

CREATE INDEX users_practice_id_idx ON public.users USING btree (practice_id);

ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.job_common_pkey;

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261130_name_captured_on_deferred_count_queued_idx;

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261130_pkey;

ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261201_name_captured_on_deferred_count_queued_idx;

ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261201_pkey;

CREATE TRIGGER accesses_append_only BEFORE DELETE OR UPDATE ON public.accesses FOR EACH ROW EXECUTE FUNCTION public.refuse_access_change();

CREATE TRIGGER accesses_no_truncate BEFORE TRUNCATE ON public.accesses FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_history_change();

CREATE TRIGGER api_keys_live AFTER UPDATE ON public.api_keys FOR EACH ROW WHEN ((old.revoked_at IS DISTINCT FROM new.revoked_at)) EXECUTE FUNCTION public.note_live_end();

CREATE TRIGGER history_append_only BEFORE DELETE ON public.history FOR EACH ROW EXECUTE FUNCTION public.refuse_history_change();

CREATE TRIGGER history_no_rewrite BEFORE UPDATE ON public.history FOR EACH ROW EXECUTE FUNCTION public.refuse_history_rewrite();

CREATE TRIGGER history_no_truncate BEFORE TRUNCATE ON public.history FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_history_change();

CREATE TRIGGER meetings_called_live AFTER UPDATE ON public.meetings FOR EACH ROW WHEN ((old.call_url IS DISTINCT FROM new.call_url)) EXECUTE FUNCTION public.note_live_meeting();

CREATE TRIGGER meetings_changed_live AFTER UPDATE ON public.meetings FOR EACH ROW WHEN ((old.revision IS DISTINCT FROM new.revision)) EXECUTE FUNCTION public.note_live_meeting();

CREATE TRIGGER meetings_scheduled_live AFTER INSERT ON public.meetings FOR EACH ROW EXECUTE FUNCTION public.note_live_meeting();

CREATE TRIGGER messages_live AFTER INSERT ON public.messages REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.note_live_messages();

CREATE TRIGGER notifications_live AFTER INSERT ON public.notifications REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.note_live_notifications();

CREATE TRIGGER notifications_renewed_live AFTER UPDATE ON public.notifications FOR EACH ROW WHEN ((old.created_at IS DISTINCT FROM new.created_at)) EXECUTE FUNCTION public.note_live_notification();

CREATE TRIGGER participants_live AFTER INSERT ON public.participants REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION public.note_live_participants();

CREATE TRIGGER sessions_live AFTER UPDATE ON public.sessions FOR EACH ROW WHEN ((old.revoked_at IS DISTINCT FROM new.revoked_at)) EXECUTE FUNCTION public.note_live_end();

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name);

ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;

ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;

ALTER TABLE ONLY public.api_keys
    ADD CONSTRAINT api_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.calendar_connections
    ADD CONSTRAINT calendar_connections_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.calendar_consents
    ADD CONSTRAINT calendar_consents_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.calendar_events
    ADD CONSTRAINT calendar_events_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES public.calendar_connections(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE ONLY public.calendar_events
    ADD CONSTRAINT calendar_events_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.conversation_members
    ADD CONSTRAINT conversation_members_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.conversation_members
    ADD CONSTRAINT conversation_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.conversations
    ADD CONSTRAINT conversations_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.deliveries
    ADD CONSTRAINT deliveries_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.guest_confirmations
    ADD CONSTRAINT guest_confirmations_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.history
    ADD CONSTRAINT history_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.mail_attempts
    ADD CONSTRAINT mail_attempts_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES public.stored_mails(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE ONLY public.meeting_contents
    ADD CONSTRAINT meeting_contents_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.meeting_links
    ADD CONSTRAINT meeting_links_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_host_id_fkey FOREIGN KEY (host_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.meetings
    ADD CONSTRAINT meetings_relationship_id_fkey FOREIGN KEY (relationship_id) REFERENCES public.relationships(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_author_user_id_fkey FOREIGN KEY (author_user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES public.meetings(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.participants
    ADD CONSTRAINT participants_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.push_subscriptions
    ADD CONSTRAINT push_subscriptions_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.push_subscriptions
    ADD CONSTRAINT push_subscriptions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.relationships
    ADD CONSTRAINT relationships_client_id_fkey FOREIGN KEY (client_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.relationships
    ADD CONSTRAINT relationships_counselor_id_fkey FOREIGN KEY (counselor_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.reminder_opt_outs
    ADD CONSTRAINT reminder_opt_outs_host_id_fkey FOREIGN KEY (host_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.reminders
    ADD CONSTRAINT reminders_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON UPDATE CASCADE ON DELETE CASCADE;

ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.sign_in_challenges
    ADD CONSTRAINT sign_in_challenges_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.stored_mails
    ADD CONSTRAINT stored_mails_challenge_id_fkey FOREIGN KEY (challenge_id) REFERENCES public.sign_in_challenges(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.stored_mails
    ADD CONSTRAINT stored_mails_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES public.deliveries(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.suppressed_addresses
    ADD CONSTRAINT suppressed_addresses_host_id_fkey FOREIGN KEY (host_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.template_versions
    ADD CONSTRAINT template_versions_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id) ON UPDATE CASCADE ON DELETE SET NULL;

ALTER TABLE ONLY public.time_proposals
    ADD CONSTRAINT time_proposals_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON UPDATE CASCADE ON DELETE RESTRICT;

ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_practice_id_fkey FOREIGN KEY (practice_id) REFERENCES public.practices(id) ON UPDATE CASCADE ON DELETE SET NULL;

