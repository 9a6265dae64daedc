/* A real identity provider for the tests, in a process of its own: one client, people by any name. */
import { createServer } from 'node:http';
import process from 'node:process';
import Provider from 'oidc-provider';

const { CLIENT_ID, CLIENT_SECRET, REDIRECT_URI, JWKS, PRINCIPALS } = process.env;

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const principals = JSON.parse(PRINCIPALS ?? '{}');
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT_ID,
        client_secret: CLIENT_SECRET,
        redirect_uris: [REDIRECT_URI],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: JSON.parse(JWKS),
    cookies: { keys: ['only for this test'] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub', 'jcm_principal'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, ...(principals[id] ? { jcm_principal: principals[id] } : {}) }),
    }),
  });
  server.on('request', provider.callback());
  process.stdout.write(`${issuer}\n`);
});
process.on('disconnect', () => process.exit(0));
