-- Runs once, when the data volume is still empty. The names, passwords and the database come from
-- the addresses that the services use, so that they are written down in one place.
\getenv owner_url MIGRATION_DATABASE_URL
\getenv service_url DATABASE_URL

SELECT part[1] AS owner, part[2] AS owner_password, part[3] AS database
FROM regexp_match(:'owner_url', '^postgres(?:ql)?://([^:@/]+):([^@/]+)@[^/]+/([^?]+)') AS part
\gset
SELECT part[1] AS service, part[2] AS service_password
FROM regexp_match(:'service_url', '^postgres(?:ql)?://([^:@/]+):([^@/]+)@') AS part
\gset

-- Owns the schema; migrations run as this role and nothing else does. It makes the role of the
-- application, hence CREATEROLE.
CREATE ROLE :"owner" LOGIN CREATEROLE PASSWORD :'owner_password';
-- What api and worker sign in as. Row-level security holds for it, and it owns nothing.
CREATE ROLE :"service" LOGIN PASSWORD :'service_password';
CREATE DATABASE :"database" OWNER :"owner";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO :"service";

-- From here on the superuser comes in through the socket inside the container only.
ALTER ROLE postgres PASSWORD NULL;
