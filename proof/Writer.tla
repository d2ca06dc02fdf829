------------------------------- MODULE Writer -------------------------------
(* A writer: one connection, one write after the other, each acknowledged once enough replicas have it    *)
(* (WAIT on the same connection) and while most sentinels name the server; otherwise its outcome is unknown. *)
EXTENDS Failover

CONSTANTS
	MaxWrites,
	OffsetAge,    \* ticks that the offsets may be old by which a leader chooses among the replicas
	AllHeard,     \* the leader hears of all replicas; otherwise it chooses among those that it hears of
	Before,       \* ticks before the promotion from which on acknowledged writes may be lost
	After,        \* ticks after the promotion until which they may be
	Nothing,
	\* The safeguards.
	Replicas,     \* how many must have a write before it is acknowledged
	Witnesses,    \* an acknowledgement needs Quorum sentinels that name the server
	Quorum,
	Younger       \* ticks since they were asked

VARIABLES
	conn,       \* the server that the connection belongs to
	made,       \* how many writes have been made
	pending,    \* the write under way, or Nothing
	waited,     \* whether its reply, and that of WAIT, are on their way
	acked,      \* per acknowledged write: ticks since then
	confirmed,  \* per server: ticks since the last question to which enough sentinels named it
	offset,     \* per server: the length of its log when the leader last heard of it
	heard       \* per server: ticks since then

writer == <<conn, made, pending, waited, acked, confirmed>>

hearsay == <<offset, heard>>

vars == <<redis, writer, hearsay>>

Others == Servers \ {Current}

Init ==
	/\ InitRedis
	/\ conn = First
	/\ made = 0
	/\ pending = Nothing
	/\ waited = FALSE
	/\ acked = <<>>
	/\ confirmed = [s \in Servers |-> Younger + 1]
	/\ offset = [s \in Servers |-> 0]
	/\ heard = [s \in Servers |-> 0]

(* INFO of a replica reaches the sentinels; the leader takes the one with the highest offset. *)

Hear(s) ==
	/\ Epoch <= MaxPromotions
	/\ s \in Others
	/\ offset' = [offset EXCEPT ![s] = Len(log[s])]
	/\ heard' = [heard EXCEPT ![s] = 0]
	/\ UNCHANGED <<redis, writer>>

Candidates == {s \in Others : source[s] = Current /\ heard[s] <= OffsetAge}

Choose(s) ==
	/\ s \in Candidates
	/\ AllHeard => Candidates = {r \in Others : source[r] = Current}
	/\ \A r \in Candidates : offset[r] <= offset[s]
	/\ Promote(s)
	/\ offset' = [r \in Servers |-> 0]
	/\ heard' = [r \in Servers |-> 0]
	/\ UNCHANGED writer

Connect(s) ==
	/\ Naming(s) > 0
	/\ s # conn
	/\ conn' = s
	/\ pending' = Nothing
	/\ waited' = FALSE
	/\ UNCHANGED <<redis, made, acked, confirmed, hearsay>>

Write ==
	/\ pending = Nothing
	/\ made < MaxWrites
	/\ CallsItselfPrimary(conn)
	/\ Answers(conn)
	/\ made' = made + 1
	/\ pending' = made + 1
	/\ waited' = (Replicas = 0)
	/\ log' = [log EXCEPT ![conn] = Append(@, made + 1)]
	/\ UNCHANGED <<source, state, down, elected, promoted, known, since, conn, acked, confirmed, hearsay>>

Copies == {s \in Servers \ {conn} : source[s] = conn /\ Has(s, pending)}

Wait ==
	/\ pending # Nothing
	/\ ~waited
	/\ CallsItselfPrimary(conn)
	/\ Answers(conn)
	/\ Cardinality(Copies) >= Replicas
	/\ waited' = TRUE
	/\ UNCHANGED <<redis, conn, made, pending, acked, confirmed, hearsay>>

Acknowledge ==
	/\ pending # Nothing
	/\ waited
	/\ Witnesses => confirmed[conn] <= Younger
	/\ acked' = [w \in DOMAIN acked \cup {pending} |-> IF w = pending THEN 0 ELSE acked[w]]
	/\ pending' = Nothing
	/\ waited' = FALSE
	/\ UNCHANGED <<redis, conn, made, confirmed, hearsay>>

GiveUp ==
	/\ pending # Nothing
	/\ pending' = Nothing
	/\ waited' = FALSE
	/\ UNCHANGED <<redis, conn, made, acked, confirmed, hearsay>>

Ask(s) ==
	/\ Witnesses
	/\ Naming(s) >= Quorum
	/\ ~Vetoed(s)
	/\ confirmed' = [confirmed EXCEPT ![s] = 0]
	/\ UNCHANGED <<redis, conn, made, pending, waited, acked, hearsay>>

Tick ==
	/\ TickRedis(After + 1)
	/\ acked' = [w \in DOMAIN acked |-> Older(acked[w], Before + 1)]
	/\ confirmed' = [s \in Servers |-> Older(confirmed[s], Younger + 1)]
	/\ heard' = [s \in Servers |-> IF Epoch <= MaxPromotions /\ s \in Others THEN Older(heard[s], OffsetAge + 1) ELSE 0]
	/\ UNCHANGED <<conn, made, pending, waited, offset>>

Next ==
	\/ NextRedis /\ UNCHANGED <<writer, hearsay>>
	\/ \E s \in Servers : Choose(s) \/ Hear(s) \/ Connect(s) \/ Ask(s)
	\/ Write
	\/ Wait
	\/ Acknowledge
	\/ GiveUp
	\/ Tick

Spec == Init /\ [][Next]_vars

Lost == {w \in DOMAIN acked : ~Has(Current, w)}

NothingLost == Lost = {}

(* Looked at when it happens: at the tick of the promotion, and at that of an acknowledgement. *)

LostOnlyShortlyBefore == since = 0 => \A w \in Lost : acked[w] <= Before

LostOnlyShortlyAfter == since > After => \A w \in Lost : acked[w] > 0

(* What must be possible, or the above says nothing. *)

MadeByTheNew == {w \in 1..made : Has(Current, w) /\ \A s \in Others : ~Has(s, w)}

NeverAcknowledgedByTheNew == Epoch = 1 \/ MadeByTheNew \cap DOMAIN acked = {}

=============================================================================
